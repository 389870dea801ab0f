using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Vcpu;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>The vCPUs of a machine that is to be created, and their maximum.</summary>
internal static class CreatedVcpus
{
    /// <summary>
    /// The maximum is the user's, else what the user's topology gives, else the definition's, else that of the user's NUMA
    /// cells, else headroom.
    /// </summary>
    public static (int Vcpus, int MaxVcpus, List<(string Attribute, Rule Rule, string Detail)> Problems) Plan(
        MachineSpec spec, Sizing definition, bool explicitMaxVcpus, MachineFacts facts, Headroom headroom)
    {
        var vcpus = spec.Vcpus ?? Math.Max(1, definition.Vcpus);
        var (asked, where) = spec.MaxVcpus is { } maxVcpus ? (maxVcpus, string.Empty)
            : FromTopology(spec.Topology) is { } product ? (product, "the product of cpu_topology")
            : explicitMaxVcpus ? (definition.MaxVcpus, "the maximum in the definition")
            : (Cells(spec), "the machine's maximum");
        var maximum = asked ?? Fitting(vcpus, headroom.MaxVcpus(Math.Max(1, vcpus), facts), definition.Topology, facts);
        var problems = VcpuInput.Problems(spec, definition with { Vcpus = vcpus }, maximum, Cores(spec, definition, facts), where).ToList();
        if (problems.Count == 0 && spec.Topology is null && definition.Topology is { } topology && topology.ScaleTo(maximum) is null)
        {
            problems.Add((Attributes.MaxVcpus, NumaRules.Topology, TopologyInput.Misfit("the definition's", topology, maximum, vcpus, facts)));
        }

        return (vcpus, maximum, problems);
    }

    /// <summary>Without a topology that somebody chose: one socket, which is what guests and licences take best.</summary>
    public static CpuTopology Topology(MachineSpec spec, Sizing definition, int maximum) =>
        spec.Topology ?? definition.Topology?.ScaleTo(maximum) ?? new CpuTopology(1, 1, maximum, 1);

    /// <summary>vCPUs beyond the first can go again, unless the user says otherwise or the machine type cannot.</summary>
    public static int Floor(MachineSpec spec, int vcpus, CpuTopology topology, MachineFacts facts) =>
        facts.VcpuHotplug ? Math.Min(spec.MinVcpus ?? (facts.VcpuGranularity > 1 ? topology.Threads : 1), vcpus) : vcpus;

    /// <summary>The facts speak of the definition's cores; the machine gets those of the user's topology.</summary>
    private static MachineFacts Cores(MachineSpec spec, Sizing definition, MachineFacts facts) =>
        facts.VcpuGranularity > 1 && (spec.Topology ?? definition.Topology) is { Threads: > 0 } topology ? facts with { VcpuGranularity = topology.Threads } : facts;

    private static int? FromTopology(CpuTopology? topology) =>
        topology is null || TopologyInput.Parts(topology).Any() ? null : (int)Math.Min(topology.Product, int.MaxValue);

    private static int? Cells(MachineSpec spec) =>
        spec.NumaCells is { } cells && cells.Any(c => c.Cpus.Count > 0) ? cells.Max(c => c.Cpus.Highest) + 1 : null;

    /// <summary>The largest maximum within the headroom that the definition's topology can give, else the next one above it.</summary>
    private static int Fitting(int vcpus, int headroom, CpuTopology? topology, MachineFacts facts)
    {
        if (topology is null || topology.Product < 1)
        {
            return headroom;
        }

        var below = headroom / topology.Unit * topology.Unit;
        var above = below + topology.Unit;
        return (int)(below >= vcpus || above > VcpuInput.Limit(facts) ? below : above);
    }
}
