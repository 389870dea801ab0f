using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>The lines of <c>impact</c> and <c>pending_changes</c> one by one.</summary>
internal static class ImpactLines
{
    private const int CodeLength = 6;

    private static readonly List<string> Order = [.. VirtualMachineSchema.Rows.Select(r => r.Name)];

    /// <summary>In the order of the schema; of one attribute first what is live.</summary>
    public static IEnumerable<ChangeLine> Sorted(IEnumerable<ChangeLine> lines) =>
        lines.OrderBy(l => Order.IndexOf(l.Attribute) is var index && index < 0 ? int.MaxValue : index)
            .ThenBy(l => l.Attribute, StringComparer.Ordinal).ThenBy(l => l.Timing);

    /// <param name="lines">Attribute to text.</param>
    /// <param name="isKnown">Whether the verdict is: else a line may tell why it is not.</param>
    public static IEnumerable<ChangeLine> Of(Value lines, Timing timing, Secrecy secrecy, bool isKnown = true)
    {
        foreach (var (attribute, value) in lines is MapValue map ? map.Fields : MapValue.Empty.Fields)
        {
            foreach (var (text, code) in value is TextValue { Text: var joined } ? Parts(joined) : [("not known yet", null)])
            {
                var tells = !isKnown && text.Contains("not known", StringComparison.Ordinal);
                yield return secrecy.Line(attribute, tells || value is not TextValue ? Timing.Unknown : timing, text, code);
            }
        }
    }

    /// <summary>Several changes of one attribute stand in one text. Each ends with its code; a semicolon alone may belong to a value.</summary>
    private static IEnumerable<(string Text, string? Code)> Parts(string joined)
    {
        var start = 0;
        for (var index = joined.IndexOf('('); index >= 0; index = joined.IndexOf('(', index + 1))
        {
            var end = index + CodeLength + 2;
            if (!IsCode(joined, index) || !(end == joined.Length || joined.AsSpan(end).StartsWith("; ")))
            {
                continue;
            }

            yield return (joined[start..index].TrimEnd(), joined.Substring(index + 1, CodeLength));
            start = Math.Min(end + 2, joined.Length);
        }

        if (start < joined.Length)
        {
            yield return (joined[start..], null);
        }
    }

    private static bool IsCode(string text, int open) =>
        open + CodeLength + 1 < text.Length && text[open + CodeLength + 1] == ')' && text.AsSpan(open + 1).StartsWith("HP")
        && text.AsSpan(open + 3, CodeLength - 2).IndexOfAnyExceptInRange('0', '9') < 0;
}
