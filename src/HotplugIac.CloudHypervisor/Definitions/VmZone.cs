using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.CloudHypervisor.Definitions;

/// <summary>A memory zone of a VmConfig (MemoryZoneConfig).</summary>
/// <param name="Room">How much it can grow.</param>
/// <param name="Plugged">How much of that it has.</param>
internal sealed record VmZone(JsonItem Place, string Id, ByteSize Size, ByteSize Room, ByteSize Plugged)
{
    private static readonly ByteSize Block = ByteSize.FromMiB(2);

    public static VmZone Read(JsonItem item, ByteSize step)
    {
        var id = item.Object()["id"]?.Text() ?? throw item.Fault($"{item.Name} has no id.");
        var size = item["size"]?.Bytes() is { IsZero: false } given ? given : throw item.Fault($"{item.Name} has no size.");
        var (room, plugged) = Hotplug(item, step, isVirtio: true);
        return new VmZone(item, id, size, room, plugged);
    }

    /// <summary><c>hotplug_size</c> and <c>hotplugged_size</c> of a zone or of the whole memory (RULEBOOK B "virtio-mem grow/shrink").</summary>
    public static (ByteSize Room, ByteSize Plugged) Hotplug(JsonItem item, ByteSize step, bool isVirtio)
    {
        var room = item["hotplug_size"]?.Bytes() ?? ByteSize.Zero;
        var plugged = item["hotplugged_size"]?.Bytes() ?? ByteSize.Zero;
        return !room.IsMultipleOf(step) ? throw item["hotplug_size"]!.Wrong($"a multiple of {step}")
            : plugged > room || !plugged.IsMultipleOf(isVirtio ? Block : step)
                ? throw item["hotplugged_size"]!.Wrong($"a multiple of {(isVirtio ? Block : step)} and at most hotplug_size, {room}")
                : (room, plugged);
    }

    /// <summary>The virtio-mem device that makes the room of a zone or of the whole memory.</summary>
    public static MemoryDevice Device(string alias, ByteSize room, ByteSize plugged, int? node) =>
        new(MemoryModel.VirtioMem, alias, room, node) { Requested = plugged, Block = Block };

    /// <summary>Zone → node; null without NUMA. Each zone is in one node only.</summary>
    public static IReadOnlyDictionary<string, int?> Nodes(IReadOnlyList<VmZone> zones, IReadOnlyList<VmNumaNode> nodes)
    {
        var places = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var zone in zones)
        {
            if (!places.TryAdd(zone.Id, null))
            {
                throw zone.Place.Fault($"{zone.Place.Name} has the id \"{zone.Id}\" of another zone.");
            }
        }

        foreach (var (node, name) in nodes.SelectMany(n => n.Zones.Select(z => (n, z))))
        {
            places[name.Text()] = !places.TryGetValue(name.Raw, out var taken) ? throw name.Wrong("the id of a zone of memory.zones")
                : taken is { } other ? throw name.Fault($"{name.Name}: zone \"{name.Raw}\" is in node {other} already; a zone is in one node only.")
                : node.Id;
        }

        return nodes.Count == 0 ? places
            : zones.FirstOrDefault(z => places[z.Id] is null) is { } lost ? throw lost.Place.Fault($"{lost.Place.Name}: zone \"{lost.Id}\" is in no node of numa.")
            : places;
    }
}
