using HotplugIac.CloudHypervisor;
using HotplugIac.CloudHypervisor.Definitions;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Simulator.File;
using HotplugIac.Libvirt;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Resources;

namespace HotplugIac.Hosting;

/// <summary>Which hypervisor serves which URI scheme. A new hypervisor is one more row.</summary>
/// <param name="credentials">For hypervisors that ask; null: there are none.</param>
public sealed class HypervisorTable(HypervisorCredentials? credentials = null) : IHypervisorFactory
{
    /// <summary>Scheme without transport (<c>qemu+ssh</c> is <c>qemu</c>) → how to make the hypervisor.</summary>
    private static readonly Dictionary<string, Func<string, HypervisorCredentials?, IHypervisor>> Schemes = new(StringComparer.Ordinal)
    {
        ["qemu"] = Libvirt,
        ["test"] = Libvirt,
        [CloudHypervisorUri.Scheme] = static (uri, _) => CloudHypervisorHypervisor.Create(uri),
        [SimulatorUri.Scheme] = static (uri, _) => Simulator(uri),
    };

    /// <inheritdoc/>
    public IHypervisor? Create(string uri) => Schemes.TryGetValue(Scheme(uri), out var create) ? create(uri, credentials) : null;

    /// <summary>Whether a hypervisor serves the scheme of a URI.</summary>
    public static bool Knows(string uri) => Schemes.ContainsKey(Scheme(uri));

    private static LibvirtHypervisor Libvirt(string uri, HypervisorCredentials? credentials) =>
        LibvirtHypervisor.Create(uri, new LibvirtOptions { Credentials = credentials });

    /// <summary>Accepts the definitions of every hypervisor, read without it.</summary>
    private static SimulatorHypervisor Simulator(string uri)
    {
        IDefinitionFormat[] formats = [new DomainXmlFormat(), new VmConfigFormat()];
        return new SimulatorHypervisor(new FileSimulatorStore(SimulatorUri.Path(uri), formats, TimeProvider.System), formats, TimeProvider.System);
    }

    private static string Scheme(string uri)
    {
        var end = uri.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? string.Empty : uri[..end].Split('+')[0];
    }
}
