using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>Runs a property on many generated values. A failure names the value and the seed that makes it again.</summary>
internal static class Property
{
    public const int Cases = 10_000;

    /// <summary>The seed is fixed, so that a build is repeatable; PROPERTY_SEED=number looks elsewhere.</summary>
    private static readonly ulong Seed =
        ulong.Parse(Environment.GetEnvironmentVariable("PROPERTY_SEED") ?? "20240607", CultureInfo.InvariantCulture);

    public static void Holds<T>(Gen<T> values, Action<T> body, int cases = Cases) =>
        Prop.ForAll(Arb.From(values), body)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(Seed, 1UL).WithEndSize(100));

    /// <summary>True in one of <paramref name="n"/> cases.</summary>
    public static Gen<bool> OneIn(int n) => Gen.Choose(1, n).Select(i => i == 1);

    /// <summary>Null in half of the cases.</summary>
    public static Gen<T?> OrNull<T>(this Gen<T> values)
        where T : struct =>
        from given in OneIn(2)
        from value in values
        select given ? (T?)value : null;
}
