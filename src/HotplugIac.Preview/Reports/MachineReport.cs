using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Reports;

/// <summary>What the tool will do with the resource of a machine.</summary>
public enum MachineAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A machine is made and started.</summary>
    Create,

    /// <summary>A machine that exists comes under management: created in the tool's words, but the machine is there already.</summary>
    Adopt,

    /// <summary>Changed in place.</summary>
    Update,

    /// <summary>Deleted and made anew; of an adopted machine: released, and another one adopted.</summary>
    Replace,

    /// <summary>The machine is stopped and removed.</summary>
    Delete,

    /// <summary>Only the resource goes; the machine keeps running.</summary>
    Release,
}

/// <summary>The verdict of PRODUCT.md, in rising order of severity; the unknown gates like reboot.</summary>
public enum PreviewVerdict
{
    None,
    Live,
    Reboot,
    Replace,
    Unknown,
}

/// <summary>Where a verdict comes from.</summary>
public enum VerdictOrigin
{
    /// <summary>The plan's own <c>impact</c>, made by the provider from the hypervisor's facts.</summary>
    Plan,

    /// <summary>The same planner, from the values before and after that the plan shows.</summary>
    Forecast,

    /// <summary>The action alone says it: create, delete, release, replace, no change.</summary>
    Action,
}

/// <summary>One machine in a plan.</summary>
/// <param name="Address">Unique within the report: Terraform's address, Pulumi's URN, the machine's name in YAML.</param>
/// <param name="Name">The machine's name at its hypervisor; null when it is not known yet.</param>
public sealed record MachineReport(string Address, string? Name, MachineAction Action, PreviewVerdict Verdict)
{
    public VerdictOrigin Origin { get; init; } = VerdictOrigin.Action;

    /// <summary>Whether this apply stops the machine; null when that is not known.</summary>
    public bool? StopsMachine { get; init; } = false;

    /// <summary>Whether the machine is off before the plan, as far as the plan shows it.</summary>
    public bool IsOff { get; init; }

    /// <summary>Of a replacement: whether the machine that is there is only released. One that the tool made is deleted.</summary>
    public bool IsReleased { get; init; }

    /// <summary>What changes, in the order of the schema; live lines before reboot lines of the same attribute.</summary>
    public EquatableList<ChangeLine> Changes { get; init; } = [];

    /// <summary>What was waiting for the next boot before this plan already.</summary>
    public EquatableList<ChangeLine> PendingBefore { get; init; } = [];

    /// <summary>What will wait for the next boot after this plan is applied; empty when that is not known.</summary>
    public EquatableList<ChangeLine> PendingAfter { get; init; } = [];

    /// <summary>What of <see cref="PendingAfter"/> was waiting before already: the rest stands in <see cref="Changes"/> with its reason.</summary>
    public EquatableList<ChangeLine> StillPending => PendingAfter.Where(p => !Changes.Any(c => c.Timing == Timing.Reboot && c.Attribute == p.Attribute)).ToEquatableList();

    /// <summary>What somebody changed outside of the tool since its last apply.</summary>
    public EquatableList<ChangeLine> Drift { get; init; } = [];

    /// <summary>The address it had before; null when it was not moved.</summary>
    public string? PreviousAddress { get; init; }

    /// <summary>The id under which it is imported; null when it is not.</summary>
    public string? ImportId { get; init; }

    /// <summary>Why the verdict is not known, or why the tool replaces (tainted, asked for); null when there is nothing to add.</summary>
    public string? Why { get; init; }

    /// <summary>What becomes of its sizes; null when the values do not tell.</summary>
    public MachinePicture? Picture { get; init; }

    /// <summary>How grave it is, for the order of reports and the gravest headline: higher is worse.</summary>
    public int Severity => (this, Action) switch
    {
        (_, MachineAction.Delete) => 80,
        (_, MachineAction.Replace) => 70,
        ({ StopsMachine: true }, _) => 60,
        ({ Verdict: PreviewVerdict.Replace }, _) => 50,
        ({ Verdict: PreviewVerdict.Unknown }, _) => 40,
        ({ Verdict: PreviewVerdict.Reboot }, _) => 30,
        ({ Verdict: PreviewVerdict.Live }, _) => 20,
        (_, MachineAction.Release) => 15,
        (_, MachineAction.Create or MachineAction.Adopt or MachineAction.Update) => 10,
        _ => 0,
    };

    /// <summary>Whether anything happens at all, to the machine or to its resource.</summary>
    public bool Changed => Action != MachineAction.None || Verdict != PreviewVerdict.None || PreviousAddress is not null || ImportId is not null || Drift.Count > 0;
}

/// <summary>When a line takes effect.</summary>
public enum Timing
{
    Live,
    Reboot,
    Replace,
    Unknown,
}

/// <summary>One line about one attribute.</summary>
/// <param name="Text">As in <c>impact</c>, without the rule code: <c>2 → 4, hot-added</c>. "(sensitive)" in place of values that are secret.</param>
/// <param name="Code">The rule code; null where there is none.</param>
public sealed record ChangeLine(string Attribute, Timing Timing, string Text, string? Code = null);
