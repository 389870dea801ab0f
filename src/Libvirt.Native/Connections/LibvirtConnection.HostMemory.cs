using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

/// <content>What is free on the host's NUMA nodes.</content>
public sealed partial class LibvirtConnection
{
    /// <summary>Free memory of NUMA nodes, bytes.</summary>
    /// <param name="first">The number of the first node.</param>
    /// <param name="count">How many numbers to ask for, 1 or more.</param>
    /// <returns>One amount per number from <paramref name="first"/> to the last that the host has; 0 for a gap.</returns>
    public unsafe IReadOnlyList<ulong> GetCellsFreeMemory(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var bytes = new ulong[count];
        using var lease = HandleLease.On(_handle);
        fixed (ulong* start = bytes)
        {
            var filled = ThrowIfNegative(NativeMethods.virNodeGetCellsFreeMemory(_handle, start, first, count));
            return bytes[..filled];
        }
    }

    /// <summary>Free pages of one NUMA node.</summary>
    /// <param name="cell">The number of the node.</param>
    /// <param name="sizesKib">Page sizes, KiB; the node must have all of them.</param>
    /// <returns>Numbers of pages in the order of <paramref name="sizesKib"/>.</returns>
    public unsafe IReadOnlyList<ulong> GetFreePages(int cell, IReadOnlyList<uint> sizesKib)
    {
        uint[] sizes = [.. sizesKib];
        var counts = new ulong[sizes.Length];
        using var lease = HandleLease.On(_handle);
        fixed (uint* firstSize = sizes)
        {
            fixed (ulong* firstCount = counts)
            {
                ThrowIfNegative(NativeMethods.virNodeGetFreePages(_handle, (uint)sizes.Length, firstSize, cell, 1, firstCount, 0));
            }
        }

        return counts;
    }
}
