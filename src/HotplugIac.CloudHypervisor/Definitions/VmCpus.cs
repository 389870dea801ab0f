using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.CloudHypervisor.Definitions;

/// <summary><c>cpus</c> of a VmConfig (CpusConfig). Its rules are those of <c>VmConfig::validate</c> (RULEBOOK B "max_vcpus, topology").</summary>
internal static class VmCpus
{
    private const int LargestThreads = 2;

    /// <returns>The maximum is zero where there are no <c>cpus</c>, so that create can choose it.</returns>
    public static (int Vcpus, int Maximum, CpuTopology? Topology) Read(JsonItem? cpus)
    {
        if (cpus is null)
        {
            return (1, 0, null);
        }

        var vcpus = Number(cpus.Object(), "boot_vcpus", 1, MachineFacts.VcpuCeiling);
        var maximum = cpus["max_vcpus"]?.Whole(least: 1, most: MachineFacts.VcpuCeiling) ?? vcpus;
        return maximum < vcpus ? throw cpus["max_vcpus"]!.Wrong($"at least boot_vcpus, {vcpus}")
            : (vcpus, maximum, Topology(cpus["topology"], maximum));
    }

    private static CpuTopology? Topology(JsonItem? item, int maximum)
    {
        if (item is null)
        {
            return null;
        }

        var topology = new CpuTopology(
            Number(item.Object(), "packages", 1, int.MaxValue),
            Number(item, "dies_per_package", 1, int.MaxValue),
            Number(item, "cores_per_die", 1, int.MaxValue),
            Number(item, "threads_per_core", 1, LargestThreads));
        return Product(topology) == maximum ? topology
            : throw item.Fault($"{item.Name} gives {Product(topology)} vCPUs ({topology}); it must give max_vcpus, {maximum}.");
    }

    private static Int128 Product(CpuTopology t) => (Int128)t.Sockets * t.Dies * t.Cores * t.Threads;

    private static int Number(JsonItem item, string name, int least, int most) => item[name]?.Whole(least, most) ?? 1;
}
