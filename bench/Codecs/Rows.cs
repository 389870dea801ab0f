using System.Globalization;

namespace HotplugIac.Bench.Codecs;

/// <summary>How results are printed.</summary>
internal static class Rows
{
    /// <summary>The last word of a benchmark's method: the product, what nobody can leave out, and somebody else's way to the same.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["Product", "Floor", "Peer"];

    public static string Text(double? number) => number is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
