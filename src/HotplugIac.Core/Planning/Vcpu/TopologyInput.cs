using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>What is wrong with <c>cpu_topology</c>, or with a maximum that the machine's topology cannot give.</summary>
internal static class TopologyInput
{
    private const int LargestPart = CpuSet.LargestId + 1;

    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, int maximum, MachineFacts facts)
    {
        if (spec.Topology is not { } topology)
        {
            yield break;
        }

        var parts = Parts(topology).ToList();
        foreach (var detail in parts)
        {
            yield return (Attributes.CpuTopology, NumaRules.Topology, detail);
        }

        if (parts.Count > 0)
        {
            yield break;
        }

        var limit = VcpuInput.Limit(facts);
        if (topology.Product > limit)
        {
            yield return (Attributes.CpuTopology, InputRules.VcpuLimit,
                $"cpu_topology = {topology} gives {Counted.Of(topology.Product, "vCPU")}, which is above the limit of {VcpuInput.Machine(facts)}: {limit}. {InputRules.VcpuLimit.Remedy}");
        }
        else if (topology.Product != maximum)
        {
            yield return (Attributes.CpuTopology, NumaRules.Topology,
                $"cpu_topology = {topology} gives {Counted.Of(topology.Product, "vCPU")}, but max_vcpus is {maximum}. Choose parts whose product is {maximum}, or set max_vcpus to {topology.Product} (takes effect at the next boot).");
        }
    }

    /// <summary>Parts that no topology can have; one sentence each.</summary>
    public static IEnumerable<string> Parts(CpuTopology topology)
    {
        (string Name, int Value)[] parts = [("sockets", topology.Sockets), ("dies", topology.Dies), ("cores", topology.Cores), ("threads", topology.Threads)];
        return parts.Where(p => p.Value is < 1 or > LargestPart)
            .Select(p => $"cpu_topology.{p.Name} = {p.Value} is not possible: choose a whole number from 1 to {LargestPart}.");
    }

    /// <summary>Why a maximum does not go with a topology that the user does not set, and which maxima near it do.</summary>
    /// <param name="least">The number of vCPUs, below which no maximum can be.</param>
    public static string Misfit(string whose, CpuTopology topology, int maximum, int least, MachineFacts facts)
    {
        var unit = Math.Max(1, topology.Unit);
        var below = maximum / unit * unit;
        long[] nearest = [.. new[] { below, below + unit }.Where(m => m >= Math.Max(least, unit) && m <= VcpuInput.Limit(facts))];
        var hint = nearest.Length switch
        {
            0 => "It gives none near it: set cpu_topology too.",
            1 => $"The nearest maximum that it gives is {nearest[0]}; for others set cpu_topology too.",
            _ => $"The nearest maxima that it gives are {nearest[0]} and {nearest[1]}; for others set cpu_topology too.",
        };
        return $"max_vcpus = {maximum} does not fit {whose} topology of {topology}. {hint}";
    }
}
