using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>What kind of machine a domain XML describes, as far as hotplug depends on it.</summary>
/// <param name="Type">The domain type: <c>kvm</c>, <c>qemu</c>, <c>test</c>.</param>
/// <param name="Arch">The guest's architecture; empty where a user's definition leaves it to libvirt.</param>
/// <param name="Machine">The machine type (<c>pc-q35-7.2</c>); empty where left to libvirt.</param>
/// <param name="Emulator">The emulator binary, or null where left to libvirt.</param>
/// <param name="Acpi">Whether the guest has ACPI, without which x86 has no memory hotplug (RULEBOOK C5).</param>
/// <param name="FreeRootPorts">PCIe root ports that nothing uses (RULEBOOK D9); null on a machine without PCIe.</param>
internal sealed record DomainTraits(string Type, string Arch, string Machine, string? Emulator, bool Acpi, int? FreeRootPorts)
{
    /// <summary>Threads of a core; 1 where the definition names no topology.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The largest huge page that backs the machine's memory; zero with ordinary pages. Hot-added memory comes in whole pages.</summary>
    public ByteSize HugePage { get; init; }

    /// <summary>Whether memory is locked or allocated at start, which virtio-mem cannot be (RULEBOOK A2 "virtio-mem add").</summary>
    public bool IsMemoryPinned { get; init; }

    /// <summary>Whether the machine has the channel of the QEMU guest agent.</summary>
    public bool HasAgentChannel { get; init; }

    /// <summary>Whether QEMU runs it, so that QEMU's rules on rounding and hotplug hold.</summary>
    public bool IsQemu => Type is "kvm" or "qemu" or "hvf" or "kqemu";

    public bool IsX86 => Arch is "x86_64" or "i686" or "";

    public bool IsPpc64 => Arch is "ppc64" or "ppc64le";

    public bool IsS390 => Arch is "s390x" or "s390";

    /// <summary>Distributions rename the versions, not the family: <c>pc-q35-rhel9.2.0</c>, <c>pc-q35-jammy</c>.</summary>
    public bool IsQ35 => Machine == "q35" || Machine.StartsWith("pc-q35", StringComparison.Ordinal);

    /// <summary>The i440fx family, which libvirt takes on x86 when the definition names no machine.</summary>
    public bool IsPc => IsX86 && (Machine is "pc" or "ubuntu" or "" || Machine.StartsWith("pc-i440fx", StringComparison.Ordinal));

    public static DomainTraits Read(XElement domain)
    {
        var type = domain.Element("os")?.Element("type");
        return new DomainTraits(
            domain.Text("type") ?? string.Empty,
            type?.Text("arch") ?? string.Empty,
            type?.Text("machine") ?? string.Empty,
            domain.Element("devices")?.Element("emulator")?.Text() is { Length: > 0 } emulator ? emulator : null,
            domain.Element("features")?.Element("acpi") is not null,
            RootPorts.Free(domain))
        {
            HasAgentChannel = AgentChannel.IsIn(domain),
            Threads = NumaReader.Topology(domain)?.Threads ?? 1,
            HugePage = LargestPage(domain),
            IsMemoryPinned = domain.Element("memoryBacking") is { } backing
                && (backing.Element("locked") is not null || backing.Element("allocation")?.Text("mode") == "immediate"),
        };
    }

    /// <summary>Without a size in the definition the host's default page is meant: 2 MiB on x86, unless its kernel was told otherwise.</summary>
    private static ByteSize LargestPage(XElement domain)
    {
        if (domain.Element("memoryBacking")?.Element("hugepages") is not { } pages)
        {
            return ByteSize.Zero;
        }

        var sizes = pages.Elements("page").Where(p => p.Attribute("size") is not null)
            .Select(p => XmlValues.Size(p, p.Text("size")!, p.Text("unit"), "The size of a huge page")).ToList();
        return sizes.Count == 0 ? ByteSize.FromMiB(2) : sizes.Max();
    }
}
