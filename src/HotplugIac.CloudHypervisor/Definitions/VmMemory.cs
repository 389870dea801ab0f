using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.CloudHypervisor.Definitions;

/// <summary><c>memory</c> of a VmConfig (MemoryConfig), with the zones of its NUMA nodes.</summary>
/// <param name="Base">Memory from the start.</param>
/// <param name="Maximum">With all that can be added; zero where nothing can.</param>
/// <param name="Slots">How often ACPI memory can be added in the life of a boot.</param>
/// <param name="Devices">Of virtio-mem: one for the machine, or one for each zone that can grow.</param>
internal sealed record VmMemory(ByteSize Base, ByteSize Maximum, int Slots, EquatableList<NumaCell> Cells, EquatableList<MemoryDevice> Devices)
{
    /// <summary>HOTPLUG_COUNT: slots are never freed before the next boot (RULEBOOK B "ACPI memory grow").</summary>
    private const int AcpiSlots = 8;

    private static readonly ByteSize Step = ByteSize.FromMiB(128);

    private static readonly string[] Methods = ["Acpi", "VirtioMem"];

    public static VmMemory Read(JsonItem? memory, IReadOnlyList<VmNumaNode> nodes)
    {
        if (memory is null)
        {
            return nodes.Count == 0 ? new VmMemory(ByteSize.Zero, ByteSize.Zero, 0, [], []) : throw nodes[0].Place.Fault("numa needs memory.zones.");
        }

        var size = memory.Object()["size"]?.Bytes() ?? ByteSize.Zero;
        var virtio = Method(memory["hotplug_method"]) == Methods[1];
        var zones = memory["zones"].Array().Select(z => VmZone.Read(z, Step)).ToList();
        if (zones.Count > 0)
        {
            return WithZones(memory, size, virtio, zones, nodes);
        }

        if (size.IsZero || nodes.Count > 0)
        {
            throw size.IsZero ? memory.Fault("memory has neither a size nor zones.") : nodes[0].Place.Fault("numa needs memory.zones.");
        }

        var (room, plugged) = VmZone.Hotplug(memory, Step, virtio);
        return virtio && !room.IsZero
            ? new VmMemory(size, size + room, 0, [], [VmZone.Device(MemoryDevice.WholeMachineAlias, room, plugged, null)])
            : new VmMemory(size + plugged, room.IsZero ? ByteSize.Zero : size + room, room.IsZero ? 0 : AcpiSlots, [], []);
    }

    /// <summary>
    /// What such a machine can do on this host. It needs no cell and no root port. It grows by its method only, through the
    /// devices that it starts with; where the config has no room to grow, whoever creates the machine has the choice.
    /// </summary>
    public MachineFacts Narrow(MachineFacts host) => host with
    {
        MachineType = "cloud-hypervisor",
        VcpuGranularity = 1,
        VirtioMem = host.VirtioMem && Slots == 0,
        VirtioMemTakesSlot = false,
        VirtioMemUnplug = false,
        FreeRootPorts = Devices.Count > 0 ? 0 : null,
        HotplugNeedsNuma = false,
        SlotLimit = AcpiSlots,
        GuestBlock = Step,
    };

    private static VmMemory WithZones(JsonItem memory, ByteSize size, bool virtio, IReadOnlyList<VmZone> zones, IReadOnlyList<VmNumaNode> nodes)
    {
        if (!size.IsZero)
        {
            throw memory["size"]!.Wrong("0 beside zones, which have sizes of their own");
        }

        if (zones.FirstOrDefault(z => !z.Room.IsZero) is { } growing && !virtio)
        {
            throw growing.Place.Fault($"{growing.Place.Name} has a hotplug_size; zones grow only with hotplug_method \"VirtioMem\".");
        }

        var places = VmZone.Nodes(zones, nodes);
        var cells = nodes.Select(n => new NumaCell(n.Cpus, ByteSize.Sum(zones.Where(z => places[z.Id] == n.Id).Select(z => z.Size)))
        {
            Distances = VmNuma.Distances(n, nodes.Count),
        }).ToEquatableList();
        var all = ByteSize.Sum(zones.Select(z => z.Size));
        var room = ByteSize.Sum(zones.Select(z => z.Room));
        return new VmMemory(all, room.IsZero ? ByteSize.Zero : all + room, 0, cells,
            zones.Where(z => !z.Room.IsZero).Select(z => VmZone.Device(MemoryDevice.UserAliasPrefix + z.Id, z.Room, z.Plugged, places[z.Id])).ToEquatableList());
    }

    private static string Method(JsonItem? item) =>
        item is null ? Methods[0] : Methods.Contains(item.Text(), StringComparer.Ordinal) ? item.Raw : throw item.Wrong("\"Acpi\" or \"VirtioMem\"");
}
