using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>Sums of memory that never overflow: a plan is a file, and a picture of an impossible machine must not stop a report.</summary>
internal static class MemoryAmount
{
    public static long Sum(IEnumerable<long> parts) => (long)Int128.Min(long.MaxValue, parts.Aggregate(Int128.Zero, (sum, part) => sum + Math.Max(0, part)));

    /// <summary>What the device takes of a bar: its capacity; the whole of what is no capacity of ours.</summary>
    public static long Of(MemoryDevice device) => Math.Max(0, device.Model == MemoryModel.Other ? device.Size.Bytes : device.Capacity.Bytes);

    /// <summary>Base memory and all devices.</summary>
    public static long Used(Sizing sizing) => Sum(sizing.Devices.Select(Of).Prepend(sizing.BaseMemory.Bytes));

    /// <summary>Capacity as the attribute <c>memory</c> counts it.</summary>
    public static ByteSize Capacity(Sizing sizing) => new(Sum(sizing.Devices.Select(d => d.Capacity.Bytes).Prepend(sizing.BaseMemory.Bytes)));

    /// <summary>Each cell's base memory with the devices on it.</summary>
    public static IEnumerable<long> OfCells(Sizing sizing)
    {
        var onNodes = sizing.Devices.Where(d => d.Node is not null).ToLookup(d => d.Node!.Value, Of);
        return sizing.NumaCells.Select((cell, i) => Sum(onNodes[i].Prepend(cell.Memory.Bytes)));
    }
}
