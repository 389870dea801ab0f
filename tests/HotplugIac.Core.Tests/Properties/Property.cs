using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Sdk;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>Runs a property on many generated values. A failure names the value and the seed that makes it again.</summary>
internal static class Property
{
    public const int Cases = 10_000;

    /// <summary>The seed is fixed, so that a build is repeatable; PROPERTY_SEED=number looks elsewhere.</summary>
    private static readonly ulong Seed =
        ulong.Parse(Environment.GetEnvironmentVariable("PROPERTY_SEED") ?? "20240607", CultureInfo.InvariantCulture);

    /// <summary>Making the values takes longer than planning does: properties of the same generator share them.</summary>
    private static readonly ConditionalWeakTable<object, object> Made = [];

    public static void Holds<T>(Gen<T> values, Action<T> body, int cases = Cases)
    {
        var number = 0;
        foreach (var value in Values(values, cases))
        {
            number++;
            try
            {
                body(value);
            }
            catch (Exception failure)
            {
                throw new XunitException($"Not true of value {number} of {cases} with PROPERTY_SEED={Seed}: {value}\n{failure.Message}", failure);
            }
        }
    }

    private static T[] Values<T>(Gen<T> values, int cases)
    {
        var shared = (Lazy<T[]>)Made.GetValue(values, _ => new Lazy<T[]>(() => Make(values, cases)));
        return shared.Value.Length == cases ? shared.Value : Make(values, cases);
    }

    /// <summary>From small to large values.</summary>
    private static T[] Make<T>(Gen<T> values, int cases)
    {
        var made = new List<T>(cases);
        Prop.ForAll(Arb.From(values), made.Add).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(Seed, 1UL).WithEndSize(100));
        return [.. made];
    }

    /// <summary>True in one of <paramref name="n"/> cases.</summary>
    public static Gen<bool> OneIn(int n) => Gen.Choose(1, n).Select(i => i == 1);

    /// <summary>Null in half of the cases.</summary>
    public static Gen<T?> OrNull<T>(this Gen<T> values)
        where T : struct =>
        from given in OneIn(2)
        from value in values
        select given ? (T?)value : null;
}
