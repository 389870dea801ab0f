using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>vCPUs and topology of a definition (RULEBOOK A1).</summary>
internal static class DefinedVcpus
{
    public static void Check(string what, Sizing sizing, MachineFacts facts)
    {
        if (sizing.Vcpus < 1)
        {
            throw Refusal.Xml(what, $"invalid number of vCPUs: {sizing.Vcpus}");
        }

        if (sizing.Vcpus > sizing.MaxVcpus)
        {
            throw Refusal.Internal(what, $"maxvcpus must not be less than current vcpus ({sizing.MaxVcpus} < {sizing.Vcpus})");
        }

        if (facts.VcpuLimit > 0 && sizing.MaxVcpus > facts.VcpuLimit)
        {
            throw Refusal.Unsupported(what, $"Maximum CPUs greater than specified machine type limit {facts.VcpuLimit}");
        }

        if (sizing.Topology is { } topology && (topology is not { Sockets: > 0, Dies: > 0, Cores: > 0, Threads: > 0 } || Product(topology) != sizing.MaxVcpus))
        {
            throw Refusal.Unsupported(what, "CPU topology doesn't match maximum vcpu count");
        }

        var group = VcpuPlugging.Group(sizing, facts);
        if (sizing.Vcpus % group != 0)
        {
            throw Refusal.Unsupported(what, $"vCPUs count must be a multiple of the vCPU hotplug granularity ({group})");
        }
    }

    private static decimal Product(CpuTopology topology) => (decimal)topology.Sockets * topology.Dies * topology.Cores * topology.Threads;
}
