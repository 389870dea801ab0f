using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Facts;

/// <summary>Versions and machine kind → facts. Pure.</summary>
internal static class MachineFactsBuilder
{
    /// <summary>Judges one machine.</summary>
    /// <param name="traits">Of the live XML while it runs: only that one knows which root ports are free.</param>
    /// <param name="bootMemory">Its memory without devices.</param>
    /// <param name="vcpuLimit">What the machine type can have; zero when not known.</param>
    /// <param name="hostNodes">The host's NUMA nodes; null when not known.</param>
    public static MachineFacts Build(DomainTraits traits, HostVersions versions, ByteSize bootMemory, int vcpuLimit, CpuSet? hostNodes = null)
    {
        var rounding = BootRounding.For(traits);
        return new MachineFacts
        {
            MachineType = traits.Machine.Length > 0 ? traits.Machine : traits.Type,
            VcpuHotplug = HasVcpuHotplug(traits),
            VcpuLimit = vcpuLimit,
            VcpuGranularity = IsPseries(traits) ? traits.Threads : 1,
            MemoryHotplug = HasMemoryHotplug(traits, versions),
            VirtioMem = HasVirtioMem(traits, versions),
            VirtioMemUnplug = HasVirtioMem(traits, versions) && versions.QemuIsAtLeast(8, 1),
            VirtioMemTakesSlot = !versions.LibvirtIsAtLeast(9, 5),
            FreeRootPorts = traits.IsQ35 ? traits.FreeRootPorts : null,
            LacksAgentChannel = traits.IsQemu && !traits.HasAgentChannel,
            HostNodes = hostNodes ?? CpuSet.Empty,
            HotplugNeedsNuma = traits.IsQemu && !traits.IsPpc64 && !traits.IsS390,
            SlotLimit = traits.IsPpc64 ? 32 : 256,
            GuestBlock = ByteSize.Max(traits.HugePage, traits.IsPpc64 ? ByteSize.FromMiB(256) : GuestBlock.For(traits, bootMemory)),
            VirtioMemBlock = ByteSize.Max(traits.HugePage, new MachineFacts().VirtioMemBlock),
            BaseAlignment = ByteSize.Max(rounding.Base, ByteSize.FromKiB(1)),
        };
    }

    /// <summary>Those with hotpluggable CPUs in QEMU (RULEBOOK A1 row 1); libvirt's test driver does as if (A7).</summary>
    private static bool HasVcpuHotplug(DomainTraits traits) =>
        traits.Type == "test"
        || (traits.IsQemu && (IsPcFamily(traits) || IsPseries(traits) || traits.IsS390));

    /// <summary>ACPI carries it on x86 and ARM (RULEBOOK C5). s390x has no DIMMs, only virtio-mem. The test driver cannot attach any (A7).</summary>
    private static bool HasMemoryHotplug(DomainTraits traits, HostVersions versions) =>
        traits.IsQemu && (IsPseries(traits)
            || (traits.Acpi && (IsPcFamily(traits) || IsArmVirt(traits)))
            || (traits.IsS390 && HasVirtioMem(traits, versions)));

    private static bool HasVirtioMem(DomainTraits traits, HostVersions versions) =>
        traits.IsQemu && !traits.IsMemoryPinned && (traits.IsS390
            ? versions.LibvirtIsAtLeast(11, 1) && versions.QemuIsAtLeast(10, 0)
            : IsPcFamily(traits) && traits.Arch != "i686" && versions.LibvirtIsAtLeast(7, 9) && versions.QemuIsAtLeast(5, 1));

    private static bool IsPcFamily(DomainTraits traits) => traits.IsX86 && (traits.IsQ35 || traits.IsPc);

    private static bool IsPseries(DomainTraits traits) =>
        traits.IsPpc64 && (traits.Machine.Length == 0 || traits.Machine.StartsWith("pseries", StringComparison.Ordinal));

    private static bool IsArmVirt(DomainTraits traits) =>
        traits.Arch == "aarch64" && (traits.Machine.Length == 0 || traits.Machine.StartsWith("virt", StringComparison.Ordinal));
}
