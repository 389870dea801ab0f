using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>A host as values.</summary>
internal static class HostValues
{
    /// <param name="machines">Those that have a process.</param>
    public static MapValue Of(MapValue config, string kind, HostReading host, IReadOnlyList<ListedMachine> machines)
    {
        var (facts, running) = (host.Facts, machines.Select(m => m.Snapshot?.Running).OfType<Sizing>().ToList());
        var assigned = Sum(running, s => s.Memory);
        return new MapValue(new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [Attributes.Uri] = config[Attributes.Uri],
            [VirtualMachineSchema.Timeouts] = config[VirtualMachineSchema.Timeouts],
            [HostRows.MachineType] = config[HostRows.MachineType] is TextValue { Text.Length: > 0 } asked ? asked : Value.Of(host.MachineType),
            [VirtualMachineSchema.Hypervisor] = Value.Of(kind),
            [HostRows.LibvirtVersion] = Value.Of(host.LibvirtVersion),
            [HostRows.QemuVersion] = Value.Of(host.QemuVersion),
            [HostRows.Architecture] = Value.Of(host.Architecture),
            [HostRows.Cpus] = Value.Of(host.Cpus),
            [Attributes.Memory] = Size(host.Memory),
            [HostRows.FreeMemory] = Size(host.FreeMemory),
            [HostRows.UnassignedMemory] = Size(assigned < host.Memory ? host.Memory - assigned : ByteSize.Zero),
            [HostRows.RunningMachines] = Running(running, assigned),
            [HostRows.Nodes] = Value.Of(host.Nodes.Select(Node)),
            [HostRows.VcpuLimit] = facts.VcpuLimit == 0 ? Value.Null : Value.Of(facts.VcpuLimit),
            [HostRows.SlotLimit] = Value.Of(facts.SlotLimit),
            [HostRows.GuestBlock] = Size(facts.GuestBlock),
            [HostRows.VirtioMemBlock] = Size(facts.VirtioMemBlock),
            [HostRows.BaseAlignment] = Size(facts.BaseAlignment),
            [HostRows.VcpuHotplug] = Value.Of(facts.VcpuHotplug),
            [HostRows.MemoryHotplug] = Value.Of(facts.MemoryHotplug),
            [HostRows.VirtioMem] = Value.Of(facts.VirtioMem),
            [HostRows.VirtioMemUnplug] = Value.Of(facts.VirtioMemUnplug),
        });
    }

    private static MapValue Running(List<Sizing> running, ByteSize memory) => new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        [HostRows.Count] = Value.Of(running.Count),
        [Attributes.Vcpus] = Number(running.Sum(s => (long)s.Vcpus)),
        [Attributes.MaxVcpus] = Number(running.Sum(s => (long)s.MaxVcpus)),
        [Attributes.Memory] = Size(memory),
        [Attributes.MaxMemory] = Size(Sum(running, s => s.MemoryCeiling)),
    });

    private static MapValue Node(HostNode node) => new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        [HostRows.NodeId] = Value.Of(node.Id),
        [HostRows.Cpus] = Value.Of(node.Cpus.ToString()),
        [Attributes.Memory] = Size(node.Memory),
        [HostRows.FreeMemory] = Size(node.FreeMemory),
        [HostRows.HugePages] = Value.Of(node.HugePages.Select(Pages)),
    });

    private static MapValue Pages(HostPages pages) => new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        [HostRows.PageSize] = Size(pages.Size),
        [HostRows.Total] = Number(pages.Total),
        [HostRows.Free] = pages.Free is { } free ? Number(free) : Value.Null,
    });

    /// <summary>Maxima of machines can be anything that fits into a number; all together need not.</summary>
    private static ByteSize Sum(IEnumerable<Sizing> machines, Func<Sizing, ByteSize> size) =>
        new((long)Math.Min(long.MaxValue, machines.Aggregate(0m, (sum, m) => sum + size(m).Bytes)));

    private static NumberValue Number(long number) => new(number);

    private static Value Size(ByteSize? size) => Value.Of(size?.ToString());
}
