using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Vcpu;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>The vCPUs of a machine that is to be created, and their maximum.</summary>
internal static class CreatedVcpus
{
    /// <summary>The maximum is the user's, else the definition's, else that of the user's NUMA cells, else headroom.</summary>
    public static (int Vcpus, int MaxVcpus, List<(string Attribute, Rule Rule, string Detail)> Problems) Plan(
        MachineSpec spec, Sizing definition, bool explicitMaxVcpus, MachineFacts facts, Headroom headroom)
    {
        var vcpus = spec.Vcpus ?? Math.Max(1, definition.Vcpus);
        var asked = spec.MaxVcpus ?? (explicitMaxVcpus ? definition.MaxVcpus : Cells(spec));
        var maximum = asked ?? Fitting(vcpus, headroom.MaxVcpus(Math.Max(1, vcpus), facts), definition.Topology, facts);
        var problems = VcpuInput.Problems(spec, vcpus, maximum, facts, explicitMaxVcpus ? "the maximum in the definition" : "the machine's maximum").ToList();
        if (problems.Count == 0 && definition.Topology is { } topology && topology.ScaleTo(maximum) is null)
        {
            problems.Add((Attributes.MaxVcpus, NumaRules.Topology, $"max_vcpus = {maximum} does not fit the definition's topology of {topology}. {NumaRules.Topology.Remedy}"));
        }

        return (vcpus, maximum, problems);
    }

    private static int? Cells(MachineSpec spec) =>
        spec.NumaCells is { } cells && cells.Any(c => c.Cpus.Count > 0) ? cells.Max(c => c.Cpus.Highest) + 1 : null;

    /// <summary>The largest maximum within the headroom that the definition's topology can give, else the next one above it.</summary>
    private static int Fitting(int vcpus, int headroom, CpuTopology? topology, MachineFacts facts)
    {
        if (topology is null || topology.Product < 1)
        {
            return headroom;
        }

        var unit = topology.Sockets == 1 ? topology.Dies * topology.Threads : topology.Product / topology.Sockets;
        var below = headroom / unit * unit;
        var above = below + unit;
        return below >= vcpus || (facts.VcpuLimit > 0 && above > facts.VcpuLimit) ? below : above;
    }
}
