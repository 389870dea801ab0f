using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>A memory device in words.</summary>
internal static class DeviceText
{
    public static string Name(MemoryDevice device) => device.Alias.Length == 0 ? Model(device.Model) : $"{Model(device.Model)} {device.Alias}";

    public static string Size(MemoryDevice device) => device.Model == MemoryModel.VirtioMem
        ? $"{ShortSize.Of(device.Requested)} of {ShortSize.Of(device.Size)}"
        : ShortSize.Of(device.Size);

    public static string Place(MemoryDevice device) => device.Node is { } node ? $"cell {node}" : "no cell";

    /// <summary>Size and place.</summary>
    public static string Facts(MemoryDevice device) => device.Node is null ? Size(device) : $"{Size(device)}, {Place(device)}";

    /// <summary>Size and place before and now, each only where it is another one.</summary>
    public static string Change(MemoryDevice before, MemoryDevice now)
    {
        // Of a virtio-mem device the ceiling seldom changes: it is said once.
        var size = (Size(before) == Size(now), now.Model == MemoryModel.VirtioMem && before.Size == now.Size) switch
        {
            (true, _) => Size(now),
            (_, true) => $"{ShortSize.Of(before.Requested)} → {Size(now)}",
            _ => $"{Size(before)} → {Size(now)}",
        };
        return (before.Node == now.Node, now.Node) switch
        {
            (false, _) => $"{size}, {Place(before)} → {Place(now)}",
            (_, null) => size,
            _ => $"{size}, {Place(now)}",
        };
    }

    private static string Model(MemoryModel model) => model switch
    {
        MemoryModel.Dimm => "DIMM",
        MemoryModel.VirtioMem => "virtio-mem",
        _ => "other",
    };
}
