using System.Collections.Frozen;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// Says what is wrong about a plan. Independent of the planner: it knows what hypervisors accept (RULEBOOK A1 to A4, C2) and
/// what users are promised (PRODUCT.md), replays the steps on the snapshot and compares, and calls nothing that decided the plan.
/// <code>
/// steps            each legal in the state that it meets, in a safe order, with the configuration that goes with it
/// configuration    can be defined and started, is what was asked for, and otherwise stays as it was
/// impact           lists exactly what the steps do and what waits, with true values and true reasons
/// policies         stops, starts and requests to the guest only as allowed
/// </code>
/// </summary>
public static class PlanChecker
{
    /// <param name="deferred">Attributes that an earlier apply put off, as the planner was told; null for none.</param>
    /// <returns>One sentence per finding; empty for a right plan.</returns>
    public static IReadOnlyList<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan, IReadOnlySet<string>? deferred = null)
    {
        if (plan.HasErrors)
        {
            var doesNothing = plan.Steps.Count == 0 && plan.Impact == Impact.None && plan.PowerAfter is null
                && plan.RunningAfter == snapshot.Running && plan.ConfiguredAfter == snapshot.Configured;
            return doesNothing ? [] : ["A plan with errors must do nothing."];
        }

        if (plan.Impact.Verdict == Verdict.Replace)
        {
            return [.. ReplacementChecks.Check(spec, snapshot, plan)];
        }

        plan = Unfolding.Of(snapshot, plan);
        return
        [
            .. ImpactChecks.Check(spec, snapshot, plan),
            .. PolicyChecks.Check(spec.Policy, snapshot, plan),
            .. StepReplay.Check(snapshot, plan),
            .. StepOrder.Check(plan),
            .. VcpuChecks.Check(spec, snapshot, plan),
            .. MemoryReasons.Check(spec, snapshot, plan),
            .. PendingChecks.Check(spec, snapshot, plan, deferred ?? FrozenSet<string>.Empty),
            .. UnaskedChecks.Check(spec, snapshot, plan),
            .. Illegal(plan.ConfiguredAfter, snapshot),
            .. WishChecks.Check(spec, plan.ConfiguredAfter),
            .. ReplacementChecks.CheckKept(snapshot, plan),
        ];
    }

    /// <summary>The same for a machine that is to be created.</summary>
    /// <param name="definition">The sizing in the user's definition.</param>
    /// <param name="created">What the machine would be created with.</param>
    public static IReadOnlyList<string> CheckCreation(MachineSpec spec, Sizing definition, MachineFacts facts, Sizing created, EquatableList<Problem> problems) =>
        problems.All(p => p.Severity != Severity.Error) ? [.. CreationChecks.Check(spec, definition, facts, created)]
            : created == definition ? []
            : ["A creation with errors must leave the definition as it is."];

    /// <summary>What libvirt and QEMU would refuse in a configuration; empty for a legal one.</summary>
    public static IReadOnlyList<string> CheckConfiguration(Sizing configuration, MachineFacts facts) =>
        [.. ConfigurationChecks.Check(configuration, facts).Select(f => f.Text)];

    /// <summary>What a plan makes illegal: a machine that is odd already is not the plan's doing.</summary>
    internal static IEnumerable<string> Illegal(Sizing configuration, MachineSnapshot snapshot) =>
        ConfigurationChecks.Check(configuration, snapshot.Facts)
            .ExceptBy(ConfigurationChecks.Check(snapshot.Configured, snapshot.Facts).Select(f => f.About), f => f.About)
            .Select(f => f.Text);
}
