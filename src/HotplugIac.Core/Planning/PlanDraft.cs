using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Planning.Numa;
using HotplugIac.Core.Planning.Resize;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning;

/// <summary>A plan in the making: the rules read the specification and the prediction so far, and add to it.</summary>
internal sealed class PlanDraft(MachineSpec spec, MachineSnapshot snapshot, IReadOnlySet<string> deferred)
{
    private readonly List<Change> _changes = [];
    private readonly List<PlanStep> _steps = [];
    private readonly List<Problem> _problems = [];

    public MachineSpec Spec { get; } = OneDefinition.WithoutMethod(NoCells.AsUnset(spec), snapshot.Facts);

    /// <summary>What the user wrote, whole.</summary>
    public MachineSpec Wish { get; } = spec;

    /// <summary>Whether the user wrote <c>numa_cells = []</c>, which <see cref="Spec"/> has not.</summary>
    public bool WantsNoCells { get; } = NoCells.IsAskedBy(spec);

    public MachineSnapshot Snapshot { get; } = snapshot;

    public MachineFacts Facts => Snapshot.Facts;

    /// <summary>The live machine as it will be after the steps so far; null when it is off.</summary>
    public Sizing? Running { get; set; } = snapshot.Running;

    /// <summary>The configuration as it will be after everything so far.</summary>
    public Sizing Configured { get; set; } = snapshot.Configured;

    /// <summary>Where base memory, maximum and slots shall go.</summary>
    public MemoryTarget MemoryTarget => MemoryTarget.Of(Spec, Snapshot.Configured, Facts, Snapshot.Running);

    /// <summary>
    /// Whether a growth of memory that the running machine can follow only in part is begun live. False in the second attempt,
    /// when the configuration has no place for the part and the rest beside each other.
    /// </summary>
    public bool SplitsMemoryGrowth { get; init; } = true;

    /// <summary>Whether such a growth was begun.</summary>
    public bool HasSplitMemoryGrowth { get; set; }

    public bool HasErrors => _problems.Any(p => p.Severity == Severity.Error);

    public bool HasChanges => _changes.Count > 0;

    public bool Lists(string attribute) => _changes.Any(c => c.Attribute == attribute);

    /// <summary>Whether an earlier apply already put this attribute off to the next boot.</summary>
    public bool IsDeferred(string attribute) => deferred.Contains(attribute);

    public void Fail(string attribute, Rule rule, string detail) => _problems.Add(Problem.Error(attribute, rule, detail));

    public void Warn(string attribute, Rule rule, string detail) => _problems.Add(Problem.Warning(attribute, rule, detail));

    public void Live(string attribute, string from, string to, string how, Rule rule) =>
        _changes.Add(new Change(attribute, ImpactClass.Live, from, to, how, rule.Code));

    public void Reboot(string attribute, string from, string to, string how, Rule rule) =>
        _changes.Add(new Change(attribute, ImpactClass.Reboot, from, to, how, rule.Code));

    public void Step(PlanStep step) => _steps.Add(step);

    public PlanResult Finish()
    {
        if (HasErrors)
        {
            return new PlanResult(Impact.None, [], Snapshot.Running, Snapshot.Configured, _problems.ToEquatableList());
        }

        var last = _steps.LastOrDefault(s => s.Configuration is not null)?.Configuration ?? Snapshot.Configured;
        if (last != Configured)
        {
            _steps.Add(new WriteConfigurationStep { Configuration = Configured });
        }

        return new PlanResult(new Impact(_changes.ToEquatableList()), _steps.ToEquatableList(), Running, Configured, _problems.ToEquatableList());
    }
}
