using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>What a policy says and what the plan's maker noted, as list items.</summary>
internal static class MarkdownLists
{
    public static string Verdict(PolicyResult policy)
    {
        var excused = policy.Findings.Count(f => f.ExcusedBy is not null);
        var denied = policy.Findings.Count(f => f is { Effect: PolicyEffect.Deny, ExcusedBy: null });
        var warned = policy.Findings.Count - excused - denied;
        string[] counts =
        [
            .. denied > 0 ? [$"⛔ {denied} denied"] : Array.Empty<string>(),
            .. warned > 0 ? [$"⚠️ {warned} warned"] : Array.Empty<string>(),
            .. excused > 0 ? [$"{excused} excused"] : Array.Empty<string>(),
        ];
        return $"\n**Policy {MarkdownText.Code(policy.Name, 30)} {(policy.Denies ? "refuses this plan" : "lets this plan pass")}**{(counts.Length > 0 ? ": " : string.Empty)}{string.Join(" · ", counts)}\n";
    }

    /// <summary>What refuses the plan first, what is excused last.</summary>
    public static IEnumerable<string> Findings(PolicyResult policy) => policy.Findings
        .OrderBy(f => f switch { { ExcusedBy: not null } => 2, { Effect: PolicyEffect.Deny } => 0, _ => 1 })
        .Select(Finding);

    public static bool StandsOnTop(ReportNote note) => note.Kind is NoteKind.Incomplete or NoteKind.Error;

    public static string Note(ReportNote note)
    {
        var kind = note.Kind switch
        {
            NoteKind.Incomplete => "❓ **Incomplete plan**",
            NoteKind.Error => "⛔ **Error**",
            NoteKind.Warning => "⚠️ **Warning**",
            _ => "ℹ️ **Note**",
        };
        var address = note.Address is { } text ? $" {MarkdownText.Code(text, MarkdownRow.LongestAddress)}" : string.Empty;
        return $"- {kind}{address}: {MarkdownText.Plain(note.Text, 2 * MarkdownRow.LongestText)}\n";
    }

    /// <summary>As many items as fit, and how many do not; empty when there is no room for that either.</summary>
    public static string Fitting(IEnumerable<string> items, int count, int room)
    {
        var taken = new List<string>();
        var length = "\n".Length;
        foreach (var item in items)
        {
            var rest = count - taken.Count - 1;
            if (length + item.Length + More(rest).Length > room)
            {
                break;
            }

            taken.Add(item);
            length += item.Length;
        }

        var more = More(count - taken.Count);
        return count == 0 || length + more.Length > room ? string.Empty : $"\n{string.Concat(taken)}{more}";
    }

    private static string Finding(PolicyFinding finding)
    {
        var sign = finding switch
        {
            { ExcusedBy: not null } => "☑️ excused",
            { Effect: PolicyEffect.Deny } => "⛔ denied",
            _ => "⚠️ warned",
        };
        var address = finding.Address is { } text ? $" {MarkdownText.Code(text, MarkdownRow.LongestAddress)}" : string.Empty;
        var remedy = finding.Remedy.Length > 0 ? $" {MarkdownText.Plain(finding.Remedy, MarkdownRow.LongestText)}" : string.Empty;
        var excuse = finding.ExcusedBy is { } by ? $" Excused by {MarkdownText.Plain(by, MarkdownRow.LongestText)}." : string.Empty;
        return $"- {sign}{address}: {MarkdownText.Plain(finding.Reason, MarkdownRow.LongestText)}{remedy}{excuse} (rule {MarkdownText.Code(finding.Rule, MarkdownRow.LongestName)})\n";
    }

    private static string More(int count) => count == 0 ? string.Empty : $"- and {count} more: see the other outputs\n";
}
