using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// Says what is illegal about a plan. Independent of the planner: it knows what hypervisors accept (RULEBOOK A), replays
/// the steps on the snapshot and compares, and shares no code with the rules that made the plan.
/// </summary>
public static class PlanChecker
{
    /// <returns>One sentence per finding; empty for a legal plan.</returns>
    public static IReadOnlyList<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        if (plan.HasErrors)
        {
            return plan.Steps.Count > 0 || plan.Impact.Verdict != Verdict.None ? ["A plan with errors must do nothing."] : [];
        }

        var findings = new List<string>();
        findings.AddRange(ImpactChecks.Check(snapshot, plan));
        findings.AddRange(PolicyChecks.Check(spec.Policy, snapshot, plan));
        findings.AddRange(StepReplay.Check(snapshot, plan));
        findings.AddRange(VcpuChecks.Check(spec, snapshot, plan));
        findings.AddRange(Illegal(plan.ConfiguredAfter, snapshot));
        findings.AddRange(Promises(spec, plan));
        return findings;
    }

    /// <summary>What libvirt and QEMU would refuse in a configuration; empty for a legal one.</summary>
    public static IReadOnlyList<string> CheckConfiguration(Sizing configuration, MachineFacts facts) =>
        [.. ConfigurationChecks.Check(configuration, facts)];

    /// <summary>What a plan makes illegal: a machine that is odd already is not the plan's doing.</summary>
    internal static IEnumerable<string> Illegal(Sizing configuration, MachineSnapshot snapshot) =>
        ConfigurationChecks.Check(configuration, snapshot.Facts).Except(ConfigurationChecks.Check(snapshot.Configured, snapshot.Facts));

    /// <summary>What was asked for is what the next boot will have, and what no entry announced stays as it is.</summary>
    private static IEnumerable<string> Promises(MachineSpec spec, PlanResult plan)
    {
        var after = plan.ConfiguredAfter;
        if (spec.Vcpus is { } vcpus && after.Vcpus != vcpus)
        {
            yield return $"vcpus {vcpus} was asked for, {after.Vcpus} would be configured.";
        }

        if (spec.MaxVcpus is { } maxVcpus && after.MaxVcpus != maxVcpus)
        {
            yield return $"max_vcpus {maxVcpus} was asked for, {after.MaxVcpus} would be configured.";
        }

        if (spec.MinVcpus is { } minVcpus && after.MinVcpus != minVcpus)
        {
            yield return $"min_vcpus {minVcpus} was asked for, {after.MinVcpus} would be configured.";
        }

        if (spec.Topology is { } topology && after.Topology != topology)
        {
            yield return $"cpu_topology {topology} was asked for, {after.Topology} would be configured.";
        }

        if (spec.NumaTune is { } tune
            && (after.NumaTune is not { } placed || placed with { Cells = [] } != tune with { Cells = [] } || !tune.Cells.ToHashSet().SetEquals(placed.Cells)))
        {
            yield return $"numa_tune {tune} was asked for, {after.NumaTune} would be configured.";
        }

        if (spec.Memory is { } memory && after.Memory != memory)
        {
            yield return $"memory {memory} was asked for, {after.Memory} would be configured.";
        }

        if (spec.BaseMemory is { } baseMemory && after.BaseMemory != baseMemory)
        {
            yield return $"base_memory {baseMemory} was asked for, {after.BaseMemory} would be configured.";
        }

        if (spec.MaxMemory is { } maximum && after.MemoryCeiling != maximum)
        {
            yield return $"max_memory {maximum} was asked for, {after.MemoryCeiling} would be configured.";
        }

        if (spec.MemorySlots is { } slots && after.MemorySlots != slots)
        {
            yield return $"memory_slots {slots} was asked for, {after.MemorySlots} would be configured.";
        }

        if (spec.MemoryDevices is { } devices && !MemoryDeviceChecks.Has(after, devices))
        {
            yield return $"memory_devices were asked for, {after.DevicesText} would be configured.";
        }

        if (spec.NumaCells is { } cells && !after.NumaCells.Equals(cells))
        {
            yield return "numa_cells would not be configured as asked for.";
        }
    }
}
