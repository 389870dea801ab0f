using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The host as readers see it. What running machines have is taken from its memory, from all nodes alike.</summary>
internal static class SimulatedHostReading
{
    private static readonly ByteSize NodeUnit = ByteSize.FromMiB(1);

    public static HostReading Of(SimulatorState state, string? machineType)
    {
        var host = state.Host;
        var taken = state.Machines.Aggregate(0m, (sum, m) => sum + (m.Running?.Memory.Bytes ?? 0));
        var free = new ByteSize((long)Math.Max(0, host.Memory.Bytes - taken));
        var facts = machineType is null ? state.Facts : state.Facts with { MachineType = machineType };
        return new HostReading(host.Architecture, host.Cpus, host.Memory, facts)
        {
            MachineType = facts.MachineType,
            LibvirtVersion = host.LibvirtVersion,
            QemuVersion = host.QemuVersion,
            FreeMemory = free,
            Nodes = Nodes(host, free, state.Facts.HostNodes),
        };
    }

    /// <summary>The last node gets what cannot be shared evenly. A host that says nothing of nodes has one.</summary>
    private static EquatableList<HostNode> Nodes(SimulatedHost host, ByteSize free, CpuSet ids)
    {
        int[] nodes = ids.Count == 0 ? [0] : [.. ids.Ids];
        return
        [
            .. nodes.Select((id, i) => new HostNode(
                id,
                CpuSet.Of(Enumerable.Range(Share(i), Share(i + 1) - Share(i))),
                Part(host.Memory, i),
                Part(free, i))),
        ];

        int Share(int before) => (int)((long)host.Cpus * before / nodes.Length);

        ByteSize Part(ByteSize all, int i)
        {
            var one = new ByteSize(all.Bytes / nodes.Length).RoundDown(NodeUnit);
            return i < nodes.Length - 1 ? one : all - (one * (nodes.Length - 1));
        }
    }
}
