using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>
/// A comment within its budget. Room is given in this order: the headline; a row for each machine that is stopped or may be; what the policy
/// and the plan's maker say; reasons in those rows; rows of other machines; folded details. What is left over first is told first.
/// </summary>
internal sealed class MarkdownComment(ReportDocument document)
{
    private const int RoomForMissing = 170;
    private readonly int _budget = Math.Max(1_000, document.MarkdownBudget);
    private int _room;

    public string Text()
    {
        var report = document.Report;
        var top = $"{MarkdownMarker.Of(document.Target)}\n{MarkdownMarker.Origin(document)}\n\n### {Headline.Sign(report)} {Target}{(report.IsIncomplete ? "incomplete plan · " : string.Empty)}{Headline.Of(report)}\n";
        _room = _budget - top.Length;
        var footer = Taken(Footer, keep: RoomForMissing);
        var severe = report.Machines.Where(Outcomes.MayStop).ToList();
        var others = report.Machines.Where(m => !Outcomes.MayStop(m) && Outcomes.Of(m) != MachineOutcome.Unchanged).ToList();
        var unchanged = report.Machines.Where(m => Outcomes.Of(m) == MachineOutcome.Unchanged).ToList();

        var header = severe.Count + others.Count > 0 ? Taken(MarkdownRow.Header, keep: RoomForMissing) : string.Empty;
        var rows = Severe(severe, header, out var missing);
        var verdict = document.Policy is { } policy ? Taken(MarkdownLists.Verdict(policy)) : string.Empty;
        var urgent = Notes([.. report.Notes.Where(MarkdownLists.StandsOnTop).OrderBy(n => n.Kind)]);
        var findings = document.Policy is { } said ? Taken(MarkdownLists.Fitting(MarkdownLists.Findings(said), said.Findings.Count, Math.Min(_room, _budget / 4))) : string.Empty;
        rows.Enrich(ref _room);
        var notes = Notes([.. report.Notes.Where(n => !MarkdownLists.StandsOnTop(n))]);
        var outside = report.OtherChanges > 0 ? Taken($"\nThe plan changes {(report.OtherChanges == 1 ? "1 resource" : $"{report.OtherChanges} resources")} of other types too.\n") : string.Empty;
        var (more, folded) = header.Length > 0 ? Others(others) : (string.Empty, string.Empty);
        var details = Details([.. severe, .. others]);
        var rest = Unchanged(unchanged);

        // A header without a row is no table, and what has no row is told below it.
        var table = rows.Text.Length + more.Length > 0 ? header + rows.Text + more : string.Empty;
        return string.Concat([top, missing, verdict, findings, urgent, table, folded, notes, outside, details, rest, footer]);
    }

    /// <summary>With all outcomes of a report the headline must leave room for the rest of the smallest budget.</summary>
    private string Target => document.Target is not { Length: > 0 } target ? string.Empty
        : MarkdownText.Code(target, 60) is { Length: <= 150 } code ? $"{code}: " : $"{MarkdownText.Code(target, 10)}: ";

    private string Footer
    {
        get
        {
            var commit = document.Commit is { Length: > 0 } text ? $" · commit {Beginning(text)}" : string.Empty;
            return $"\n<sub>{Tool.Name} · plan {Beginning(document.Report.Source.Hash)}{commit} · a code is told by <code>hotplug explain HP1001</code></sub>\n";
        }
    }

    private static string Beginning(string hash) => MarkdownText.Code(hash.Length > 12 ? hash[..12] : hash, 12);

    private string Taken(string text, int keep = 0)
    {
        if (text.Length > _room - keep)
        {
            return string.Empty;
        }

        _room -= text.Length;
        return text;
    }

    private MarkdownRows Severe(List<MachineReport> machines, string header, out string missing)
    {
        missing = string.Empty;
        var room = header.Length > 0 ? _room : 0;
        var rows = new MarkdownRows(machines, ref room);
        if (rows.Missing > 0)
        {
            room = header.Length > 0 ? _room - RoomForMissing : 0;
            rows = new MarkdownRows(machines, ref room);
            missing = $"\n**{rows.Missing} of the {machines.Count} machines that are stopped, or may be, have no room in this comment.** The other outputs have all of them.\n";
            room += RoomForMissing - missing.Length;
        }

        _room = header.Length > 0 ? room : _room - missing.Length;
        return rows;
    }

    private string Notes(ReportNote[] notes) =>
        Taken(MarkdownLists.Fitting(notes.Select(MarkdownLists.Note), notes.Length, Math.Min(_room, _budget / 8)));

    /// <summary>Rows from the most severe on, and one line about all that have none.</summary>
    private (string Rows, string Folded) Others(List<MachineReport> machines)
    {
        // As if none had a row: a line about fewer is not longer, but for a letter of plurals.
        var reserve = machines.Count == 0 ? 0 : Folded(machines).Length + 20;
        var taken = new List<string>();
        var length = 0;
        foreach (var machine in machines)
        {
            var row = MarkdownRow.Of(machine, RowForm.Full);
            if (length + row.Length + (taken.Count + 1 == machines.Count ? 0 : reserve) > _room)
            {
                break;
            }

            taken.Add(row);
            length += row.Length;
        }

        _room -= length;
        return (string.Concat(taken), taken.Count == machines.Count ? string.Empty : Taken(Folded(machines.Skip(taken.Count))));
    }

    private static string Folded(IEnumerable<MachineReport> machines) =>
        $"\nand {string.Join(" · ", Headline.Counts(machines).Select((pair, i) => i == 0 ? $"{pair.Value} more that {Relative(pair)}" : Outcomes.Phrase(pair.Key, pair.Value)))}\n";

    private static string Relative(KeyValuePair<MachineOutcome, int> pair) => Outcomes.Sentence(pair.Key, pair.Value).Split(' ', 3)[2];

    private string Details(List<MachineReport> machines)
    {
        var blocks = machines.Select(MarkdownDetails.Of).Where(b => b.Length > 0).ToList();
        var count = 0;
        var longest = MarkdownDetails.Start($"Details of {blocks.Count} of {blocks.Count} machines").Length + MarkdownDetails.End.Length;
        var length = longest;
        while (count < blocks.Count && length + blocks[count].Length <= _room)
        {
            length += blocks[count++].Length;
        }

        var summary = count == blocks.Count ? $"Details of {Machines(count)}" : $"Details of {count} of {Machines(blocks.Count)}";
        return count == 0 ? string.Empty : Taken($"{MarkdownDetails.Start(summary)}{string.Concat(blocks.Take(count))}{MarkdownDetails.End}");
    }

    private string Unchanged(List<MachineReport> machines)
    {
        var items = machines.Select(m => $"- {MarkdownText.Code(m.Address, MarkdownRow.LongestAddress)}\n");
        var start = MarkdownDetails.Start($"{Machines(machines.Count)} without a change");
        var list = MarkdownLists.Fitting(items, machines.Count, _room - start.Length - MarkdownDetails.End.Length);
        return list.Length == 0 ? string.Empty : Taken($"{start}{list}{MarkdownDetails.End}");
    }

    private static string Machines(int count) => count == 1 ? "1 machine" : $"{count} machines";
}
