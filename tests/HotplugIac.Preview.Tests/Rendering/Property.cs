using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>Runs a property on many generated values. A failure names the value and the seed that makes it again.</summary>
internal static class Property
{
    /// <summary>The seed is fixed, so that a build is repeatable; PROPERTY_SEED=number looks elsewhere.</summary>
    private static readonly ulong Seed =
        ulong.Parse(Environment.GetEnvironmentVariable("PROPERTY_SEED") ?? "20240607", CultureInfo.InvariantCulture);

    /// <summary>PROPERTY_TIMES=number makes that many times as many cases, for a long run.</summary>
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("PROPERTY_TIMES") ?? "1", CultureInfo.InvariantCulture);

    public static void Holds<T>(Gen<T> values, Action<T> body, int cases) =>
        Prop.ForAll(Arb.From(values), body)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases * Times).WithReplay(Seed, 1UL).WithEndSize(60));
}
