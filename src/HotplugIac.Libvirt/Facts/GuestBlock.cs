using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Facts;

/// <summary>
/// The memory block of a Linux guest, below which it ignores hot-added memory (RULEBOOK C2). x86 kernels choose it at boot
/// (probe_memory_block_size in arch/x86/mm/init_64.c): 128 MiB while boot memory ends below 64 GiB; beyond, up to 2 GiB,
/// whatever divides that end (before 4.18 always 2 GiB). A multiple of 2 GiB is right for all of them.
/// </summary>
internal static class GuestBlock
{
    private static readonly ByteSize LargeFrom = ByteSize.FromGiB(64);

    /// <summary>What every added DIMM has to be a multiple of.</summary>
    /// <param name="bootMemory">Memory that is no device: devices are not in the map that the kernel measures.</param>
    public static ByteSize For(DomainTraits traits, ByteSize bootMemory) =>
        traits.IsX86 && bootMemory + Hole(traits) >= LargeFrom ? ByteSize.FromGiB(2) : ByteSize.FromMiB(128);

    /// <summary>QEMU moves memory above the PCI window to 4 GiB: from 2 GiB on with q35, from 3 GiB on with pc, so it ends that much later.</summary>
    private static ByteSize Hole(DomainTraits traits) => ByteSize.FromGiB(traits.IsQ35 ? 2 : 1);
}
