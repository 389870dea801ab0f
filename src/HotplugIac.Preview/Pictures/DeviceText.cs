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

    private static string Model(MemoryModel model) => model switch
    {
        MemoryModel.Dimm => "DIMM",
        MemoryModel.VirtioMem => "virtio-mem",
        _ => "other",
    };
}
