using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Config;

/// <summary><c>memory</c> of a VmConfig, as far as a boot needs it. All sizes are bytes; 0 where the config has none.</summary>
internal sealed record MemoryConfig(long Size, bool IsVirtio, long HotplugSize, long HotpluggedSize, IReadOnlyList<ZoneConfig> Zones)
{
    /// <param name="memory">Has passed <see cref="Shapes"/>.</param>
    public static MemoryConfig Read(JsonObject memory) => new(
        memory.Number("size") ?? 0,
        memory.Text("hotplug_method") == "VirtioMem",
        memory.Number("hotplug_size") ?? 0,
        memory.Number("hotplugged_size") ?? 0,
        [.. memory.Objects("zones").Select(ZoneConfig.Read)]);
}

/// <summary>A memory zone of a VmConfig.</summary>
internal sealed record ZoneConfig(string Id, long Size, long HotplugSize, long HotpluggedSize)
{
    public static ZoneConfig Read(JsonObject zone) => new(
        zone.Text("id") ?? "", zone.Number("size") ?? 0, zone.Number("hotplug_size") ?? 0, zone.Number("hotplugged_size") ?? 0);
}
