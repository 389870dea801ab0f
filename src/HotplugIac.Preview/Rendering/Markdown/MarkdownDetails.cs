using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>What of a machine is folded away below the table: what waited before, what waits after, drift, moves and imports.</summary>
internal static class MarkdownDetails
{
    public const string End = "\n</details>\n";

    public static string Start(string summary) => $"\n<details><summary>{summary}</summary>\n";

    /// <summary>The block of a machine; empty when there is nothing to tell.</summary>
    public static string Of(MachineReport machine)
    {
        var text = new StringBuilder();
        Add(text, "waited for the next boot before this plan already", machine.PendingBefore);
        Add(text, "goes on waiting for the next boot", machine.StillPending);
        Add(text, "changed outside of the tool", machine.Drift);
        if (machine.PreviousAddress is { } previous)
        {
            text.Append("- moved from ").Append(MarkdownText.Code(previous, MarkdownRow.LongestAddress)).Append('\n');
        }

        if (machine.ImportId is { } id)
        {
            text.Append("- imported: ").Append(MarkdownText.Code(id, MarkdownRow.LongestAddress)).Append('\n');
        }

        if (machine.Origin == VerdictOrigin.Forecast)
        {
            text.Append("- judged from the values before and after, because the plan says no impact\n");
        }

        return text.Length == 0 ? string.Empty : $"\n{MarkdownText.Code(machine.Address, MarkdownRow.LongestAddress)}\n{text}";
    }

    private static void Add(StringBuilder text, string what, EquatableList<ChangeLine> lines)
    {
        if (lines.Count > 0)
        {
            text.Append("- ").Append(what).Append(": ").AppendJoin("; ", lines.Select(MarkdownRow.Line)).Append('\n');
        }
    }
}
