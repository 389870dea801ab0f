using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>What libvirt and QEMU accept as a configuration (RULEBOOK A1 to A3).</summary>
internal static class ConfigurationChecks
{
    public static IEnumerable<Flaw> Check(Sizing sizing, MachineFacts facts) =>
        [.. Vcpus(sizing, facts), .. NumaChecks.Cells(sizing), .. NumaChecks.Placement(sizing), .. MemoryChecks.Totals(sizing, facts), .. MemoryChecks.Devices(sizing, facts)];

    private static IEnumerable<Flaw> Vcpus(Sizing s, MachineFacts facts)
    {
        if (s.Vcpus < 1 || s.Vcpus > s.MaxVcpus)
        {
            yield return new("vcpus", $"{s.Vcpus} vCPUs with a maximum of {s.MaxVcpus}.");
        }

        if (facts.VcpuLimit > 0 && s.MaxVcpus > facts.VcpuLimit)
        {
            yield return new("vcpu limit", $"A maximum of {s.MaxVcpus} vCPUs, and the machine type takes {facts.VcpuLimit}.");
        }

        if (s.MinVcpus < 1 || s.MinVcpus > s.Vcpus || (!facts.VcpuHotplug && s.MinVcpus != s.Vcpus))
        {
            yield return new("min_vcpus", $"{s.MinVcpus} of {s.Vcpus} vCPUs fixed, with vCPU hotplug {facts.VcpuHotplug}.");
        }

        var core = facts.VcpuGranularity > 1 ? Math.Max(1, s.Topology?.Threads ?? facts.VcpuGranularity) : 1;
        if (s.Vcpus % core != 0 || s.MinVcpus % core != 0)
        {
            yield return new("cores", $"{s.Vcpus} vCPUs, {s.MinVcpus} of them fixed, are no whole cores of {core}.");
        }

        if (s.Topology is { } topology
            && (topology.Sockets < 1 || topology.Dies < 1 || topology.Cores < 1 || topology.Threads < 1
                || (decimal)topology.Sockets * topology.Dies * topology.Cores * topology.Threads != s.MaxVcpus))
        {
            yield return new("topology", $"The topology {topology} does not give {s.MaxVcpus} vCPUs.");
        }
    }
}
