using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// How a start rounds sizes (RULEBOOK A2 "rounding", qemuDomainAlignMemorySizes). An inactive XML holds what was written, a live
/// one what QEMU got: without rounding the two never compare equal.
/// </summary>
/// <param name="Base">For base memory, each NUMA cell and the maximum.</param>
/// <param name="Device">For the size of a memory device.</param>
internal sealed record BootRounding(ByteSize Base, ByteSize Device)
{
    /// <summary>For live XML, which is rounded already, and for drivers that round nothing.</summary>
    public static BootRounding None { get; } = new(new ByteSize(1), new ByteSize(1));

    public static BootRounding For(DomainTraits traits) =>
        !traits.IsQemu ? None
        : traits.IsPpc64 ? new BootRounding(ByteSize.FromMiB(256), ByteSize.FromMiB(256))
        : new BootRounding(ByteSize.FromMiB(1), ByteSize.FromMiB(2));
}
