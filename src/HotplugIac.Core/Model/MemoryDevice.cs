namespace HotplugIac.Core.Model;

/// <summary>Models of memory devices, in libvirt's words.</summary>
public enum MemoryModel
{
    Dimm,
    VirtioMem,

    /// <summary>Anything that is memory to the hypervisor but no capacity that this product moves (nvdimm, virtio-pmem, sgx-epc).</summary>
    Other,
}

/// <summary>What a memory device needs of the DIMM slots.</summary>
public enum SlotNeed
{
    /// <summary>What its model needs: a slot for a DIMM and an nvdimm; virtio-mem by <see cref="MachineFacts.VirtioMemTakesSlot"/>.</summary>
    OfModel,

    /// <summary>The same as virtio-mem: virtio-pmem.</summary>
    Virtio,

    /// <summary>Never one: sgx-epc, which is no hotplug device at all.</summary>
    None,
}

/// <summary>A memory device of a machine.</summary>
/// <param name="Alias">The user alias (<c>ua-…</c>), by which live and configured device are told to be the same (RULEBOOK D2); empty for a device that has none.</param>
/// <param name="Size">A DIMM's capacity; the ceiling of a virtio-mem device.</param>
/// <param name="Node">The guest NUMA cell, or null on a machine without cells.</param>
public sealed record MemoryDevice(MemoryModel Model, string Alias, ByteSize Size, int? Node)
{
    /// <summary>virtio-mem: what the guest was asked to use. Zero for other models.</summary>
    public ByteSize Requested { get; init; }

    /// <summary>virtio-mem: what the guest uses now. Zero for other models and in a configuration.</summary>
    public ByteSize Current { get; init; }

    /// <summary>virtio-mem: the step of <see cref="Requested"/>. Zero for other models.</summary>
    public ByteSize Block { get; init; }

    /// <summary>What the device needs of the DIMM slots; only models of <see cref="MemoryModel.Other"/> have more than one answer.</summary>
    public SlotNeed Slot { get; init; }

    /// <summary>Whether the device takes a DIMM slot (RULEBOOK A2 "Model": dimm and nvdimm only, before libvirt 9.5 virtio too).</summary>
    public bool TakesSlot(MachineFacts facts) => Slot switch
    {
        SlotNeed.None => false,
        SlotNeed.Virtio => facts.VirtioMemTakesSlot,
        _ => Model != MemoryModel.VirtioMem || facts.VirtioMemTakesSlot,
    };

    /// <summary>Aliases that users give begin so; libvirt's own names do not last.</summary>
    public const string UserAliasPrefix = "ua-";

    /// <summary>Aliases of the devices that the planner makes begin so.</summary>
    public const string OwnAliasPrefix = UserAliasPrefix + "hotplug-";

    /// <summary>The one device of a machine that is resized as a whole (RULEBOOK B): its hypervisor knows no name for it.</summary>
    public const string WholeMachineAlias = OwnAliasPrefix + "memory";

    public bool IsNamed => Alias.StartsWith(UserAliasPrefix, StringComparison.Ordinal);

    /// <summary>Whether the planner made the device: it may be resized and removed without being asked for by name.</summary>
    public bool IsOwn => Alias.StartsWith(OwnAliasPrefix, StringComparison.Ordinal);

    public override string ToString() =>
        $"{Alias}: {(Model == MemoryModel.VirtioMem ? $"virtio-mem {Requested} of {Size}{BlockText}" : $"{Model.ToString().ToLowerInvariant()} {Size}")}{(Node is { } node ? $" on node {node}" : string.Empty)}";

    /// <summary>Only a block that is not the common one is worth a word.</summary>
    private string BlockText => Block == ByteSize.FromMiB(2) ? string.Empty : $" in blocks of {Block}";

    /// <summary>
    /// What the device adds to the machine's capacity: a DIMM's size, virtio-mem's requested size. The ceiling of a
    /// virtio-mem device is no capacity (RULEBOOK D12).
    /// </summary>
    public ByteSize Capacity => Model switch
    {
        MemoryModel.Dimm => Size,
        MemoryModel.VirtioMem => Requested,
        _ => ByteSize.Zero,
    };
}
