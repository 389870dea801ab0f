using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Policies;

/// <summary>
/// The <c>when</c> of a rule: what happens to the machine. Every condition that is set must hold; a list holds when one of its words does.
/// What is not known holds: an unknown verdict counts as <c>reboot</c> too, a stop that is not known as a stop.
/// </summary>
public sealed record PolicyConditions
{
    /// <summary>Empty: any.</summary>
    public EquatableList<PreviewVerdict> Verdicts { get; init; } = [];

    /// <summary>Empty: any.</summary>
    public EquatableList<MachineAction> Actions { get; init; } = [];

    /// <summary>Null: either.</summary>
    public bool? StopsMachine { get; init; }

    /// <summary>Top-level attributes; empty: any, and none.</summary>
    public EquatableList<string> Attributes { get; init; } = [];

    /// <param name="doubts">Takes a sentence for each condition that holds only because something is not known.</param>
    internal bool Hold(PolicySubject subject, ICollection<string> doubts) =>
        HoldsVerdict(subject.Verdict, doubts)
        && (Actions.Count == 0 || subject.Action is not { } action || Actions.Contains(action))
        && HoldsStop(subject.StopsMachine, doubts)
        && HoldsAttributes(subject.Attributes, doubts);

    private bool HoldsVerdict(PreviewVerdict verdict, ICollection<string> doubts)
    {
        if (Verdicts.Count == 0 || Verdicts.Contains(verdict))
        {
            return true;
        }

        if (verdict != PreviewVerdict.Unknown || !Verdicts.Contains(PreviewVerdict.Reboot))
        {
            return false;
        }

        doubts.Add("The verdict is unknown, which counts as a reboot.");
        return true;
    }

    private bool HoldsStop(bool? stops, ICollection<string> doubts)
    {
        if (StopsMachine == true && stops is null)
        {
            doubts.Add("Whether it is stopped is not known, which counts as a stop.");
            return true;
        }

        return StopsMachine is null || StopsMachine == stops;
    }

    private bool HoldsAttributes(EquatableList<string>? attributes, ICollection<string> doubts)
    {
        if (Attributes.Count > 0 && attributes is null)
        {
            doubts.Add("Which attributes change is not known, so that each of them may.");
            return true;
        }

        return Attributes.Count == 0 || Attributes.Any(a => attributes!.Any(c => IsPartOf(c, a)));
    }

    /// <summary>A line may name a part: <c>numa_cells[0].memory</c> is a change of <c>numa_cells</c>, and Pulumi writes <c>numaCells</c>.</summary>
    private static bool IsPartOf(string changed, string attribute) => Plain(changed.Split('.', '[')[0]) == Plain(attribute);

    private static string Plain(string attribute) => attribute.Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
