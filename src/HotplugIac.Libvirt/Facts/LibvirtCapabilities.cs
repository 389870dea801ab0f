using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Facts;

/// <summary>What one connection's hypervisor can do, asked once per kind of machine and kept as long as the connection.</summary>
internal sealed class LibvirtCapabilities(LibvirtConnection connection)
{
    private readonly ConcurrentDictionary<(string Type, string Arch, string Machine, string? Emulator), int> _limits = new();
    private readonly Lazy<HostVersions> _versions = new(
        () => new HostVersions(connection.GetLibraryVersion(), connection.GetHypervisorVersion()),
        LazyThreadSafetyMode.PublicationOnly);

    private readonly Lazy<CpuSet> _hostNodes = new(() => HostTopology.Nodes(connection), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Versions on the hypervisor's side; blocking at the first call.</summary>
    /// <exception cref="LibvirtException">The hypervisor does not tell its version.</exception>
    public HostVersions Versions => _versions.Value;

    /// <summary>Facts for a machine; blocking at the first of its kind.</summary>
    /// <exception cref="LibvirtException">The hypervisor does not tell its version.</exception>
    public MachineFacts For(DomainTraits traits, ByteSize bootMemory) =>
        MachineFactsBuilder.Build(traits, _versions.Value, bootMemory, VcpuLimit(traits), _hostNodes.Value);

    private int VcpuLimit(DomainTraits traits) =>
        _limits.GetOrAdd((traits.Type, traits.Arch, traits.Machine, traits.Emulator), _ => AskVcpuLimit(traits));

    /// <summary>Zero where neither the machine type nor the driver has a limit to tell; libvirt then judges at define.</summary>
    private int AskVcpuLimit(DomainTraits traits)
    {
        try
        {
            var xml = connection.GetDomainCapabilities(traits.Emulator, OrNull(traits.Arch), OrNull(traits.Machine), OrNull(traits.Type));
            return int.TryParse(DomainDocument.Load(xml).Element("vcpu")?.Attribute("max")?.Value, out var limit) ? limit : 0;
        }
        catch (Exception e) when (e is LibvirtException or DomainXmlException)
        {
            return AskDriverLimit(traits);
        }
    }

    private int AskDriverLimit(DomainTraits traits)
    {
        try
        {
            return connection.GetMaxVcpus(OrNull(traits.Type));
        }
        catch (LibvirtException)
        {
            return 0;
        }
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
