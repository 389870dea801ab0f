using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Forecasting;

/// <summary>One way in which a machine can be that looks as shown.</summary>
/// <param name="Spec">What is asked for. How the shown memory method came about is not shown, so it may differ in it.</param>
/// <param name="Deferred">Attributes whose pending change an earlier apply put off.</param>
internal sealed record World(MachineSnapshot Snapshot, MachineSpec Spec, IReadOnlySet<string> Deferred)
{
    private static readonly IReadOnlyList<(string Fact, Func<World, object?> Read)> Facts =
    [
        ("whether the machine runs", w => w.Snapshot.Power),
        ("which vCPUs are hotpluggable", w => w.Snapshot.Configured.MinVcpus),
        ("whether an apply put off what is pending", w => w.Deferred.Count),
        ("which memory devices it has", w => w.Snapshot.Configured.Devices),
        ("whether it can have memory devices", w => w.Snapshot.Facts.MemoryHotplug),
        ("whether it can have virtio-mem", w => w.Snapshot.Facts.VirtioMem),
        ("how many PCIe root ports are free", w => w.Snapshot.Facts.FreeRootPorts),
        ("the hypervisor's version", w => (w.Snapshot.Facts.VirtioMemTakesSlot, w.Snapshot.Facts.VirtioMemUnplug, w.Snapshot.Facts.HotplugNeedsNuma)),
        ("the guest's memory block", w => (w.Snapshot.Facts.GuestBlock, w.Snapshot.Facts.VirtioMemBlock)),
        ("who chose memory_method", w => w.Spec.MemoryMethod),
    ];

    /// <summary>What is different in another world, for messages.</summary>
    public IReadOnlyList<string> DifferencesTo(World other) => [.. Facts.Where(f => !Equals(f.Read(this), f.Read(other))).Select(f => f.Fact)];
}
