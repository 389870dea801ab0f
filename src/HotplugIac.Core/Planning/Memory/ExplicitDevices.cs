using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// <c>memory_devices</c>: all devices that the user names, and no others that have a name. The planner's own devices go, since
/// the user has taken over. Hand-plugged ones (without a user alias) stay and count as capacity: they are not addressed by
/// a key, and nobody asked for them to go. Devices of models that no plan moves stay too. Without the attribute the planner
/// owns them all again.
/// </summary>
internal static class ExplicitDevices
{
    /// <summary>
    /// The devices as a configuration holds them. A block that is not given is that of the device which is there, else the
    /// hypervisor's; a cell that is not given is the only one.
    /// </summary>
    public static EquatableList<MemoryDevice> Wanted(MachineSpec spec, Sizing configured, Sizing? running, int cells, MachineFacts facts) =>
        (spec.MemoryDevices ?? []).Select(d => d with
        {
            Block = d.Model != MemoryModel.VirtioMem || !d.Block.IsZero ? d.Block : Known(d, configured) ?? Known(d, running) ?? facts.VirtioMemBlock,
            Node = d.Node ?? (cells == 1 ? 0 : null),
            Current = ByteSize.Zero,
        }).ToEquatableList();

    public static EquatableList<MemoryDevice> Wanted(PlanDraft draft) =>
        Wanted(draft.Spec, draft.Snapshot.Configured, draft.Snapshot.Running, Cells(draft.Spec, draft.MemoryTarget, draft.Snapshot.Configured, draft.Facts), draft.Facts);

    /// <summary>How many cells the next boot has.</summary>
    public static int Cells(MachineSpec spec, MemoryTarget target, Sizing configured, MachineFacts facts) =>
        spec.NumaCells is { } cells ? cells.Count
        : configured.NumaCells.Count == 0 && facts.HotplugNeedsNuma && !target.MaxMemory.IsZero ? 1
        : configured.NumaCells.Count;

    /// <summary>Devices that the attribute speaks of, present ones included: those with a name that a plan can move.</summary>
    public static bool IsConcerned(MemoryDevice device) => device.IsNamed && device.Model != MemoryModel.Other;

    /// <summary>What stays of present devices beside the wanted ones.</summary>
    public static IEnumerable<MemoryDevice> Staying(Sizing sizing) => sizing.Devices.Where(d => !IsConcerned(d));

    /// <summary>Present devices in their places, then the new ones.</summary>
    public static EquatableList<MemoryDevice> Target(EquatableList<MemoryDevice> present, EquatableList<MemoryDevice> wanted)
    {
        var kept = present.Select(d => IsConcerned(d) ? wanted.FirstOrDefault(w => w.Alias == d.Alias) : d).OfType<MemoryDevice>().ToList();
        return kept.Concat(wanted.Where(w => kept.TrueForAll(k => k.Alias != w.Alias))).ToEquatableList();
    }

    /// <summary>Whether a device can become the wanted one without being attached anew; only a request may differ.</summary>
    public static bool IsSame(MemoryDevice present, MemoryDevice wanted) =>
        present.Model == wanted.Model && present.Size == wanted.Size && present.Block == wanted.Block && present.Node == wanted.Node;

    /// <summary>
    /// Whether a configuration has the devices already. Empty virtio-mem devices of the planner's own are no difference that
    /// anybody sees.
    /// </summary>
    public static bool IsMet(Sizing configured, EquatableList<MemoryDevice> target)
    {
        var wanted = configured with { Devices = target };
        return wanted.DevicesText == configured.DevicesText && wanted.Memory == configured.Memory;
    }

    /// <summary>Capacity of the wanted devices and of those that stay.</summary>
    public static ByteSize Capacity(MachineSpec spec, Sizing configured) =>
        ByteSize.Sum((spec.MemoryDevices ?? []).Concat(Staying(configured)).Select(d => d.Capacity));

    private static ByteSize? Known(MemoryDevice device, Sizing? sizing) =>
        sizing?.Devices.FirstOrDefault(d => d.Alias == device.Alias && d.Model == MemoryModel.VirtioMem) is { Block.IsZero: false } there ? there.Block : null;
}
