using System.Text;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering;

/// <summary>A report in one line, most severe first: "2 machines are stopped, 1 deleted · 3 wait for a reboot · 12 change live · 4 unchanged".</summary>
public static class Headline
{
    public static string Of(PreviewReport report) => report.Machines.Count == 0
        ? "No virtual machine in this plan"
        : Of(Counts(report.Machines));

    /// <param name="counts">How many machines have an outcome, in falling order of severity; not empty.</param>
    internal static string Of(IReadOnlyList<KeyValuePair<MachineOutcome, int>> counts)
    {
        var text = new StringBuilder(Outcomes.Sentence(counts[0].Key, counts[0].Value));
        for (var i = 1; i < counts.Count; i++)
        {
            // What stops machines is one group; each of the others stands alone.
            text.Append(counts[i].Key <= MachineOutcome.Stopped ? ", " : " · ").Append(Outcomes.Phrase(counts[i].Key, counts[i].Value));
        }

        return text.ToString();
    }

    internal static IReadOnlyList<KeyValuePair<MachineOutcome, int>> Counts(IEnumerable<MachineReport> machines) =>
        [.. machines.CountBy(Outcomes.Of).OrderBy(pair => pair.Key)];

    /// <summary>A sign for the worst of a report.</summary>
    public static string Sign(PreviewReport report) =>
        report.Machines.Select(Outcomes.Of).DefaultIfEmpty(MachineOutcome.Unchanged).Min() is var worst && worst > MachineOutcome.Unknown && report.IsIncomplete
            ? Sign(MachineOutcome.Unknown)
            : Sign(worst);

    internal static string Sign(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Deleted or MachineOutcome.Replaced or MachineOutcome.Stopped => "⛔",
        MachineOutcome.Unknown => "❓",
        MachineOutcome.Waiting => "⏳",
        _ => "✅",
    };
}
