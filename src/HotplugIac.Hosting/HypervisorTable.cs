using HotplugIac.CloudHypervisor;
using HotplugIac.CloudHypervisor.Definitions;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Simulator.File;
using HotplugIac.Libvirt;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Resources;

namespace HotplugIac.Hosting;

/// <summary>Which hypervisor serves which URI scheme. A new hypervisor is one more row.</summary>
/// <param name="credentials">For hypervisors that ask; null: there are none.</param>
/// <param name="log">Null: nothing is logged.</param>
public sealed class HypervisorTable(HypervisorCredentials? credentials = null, EventLog? log = null) : IHypervisorFactory
{
    /// <summary>Scheme without transport (<c>qemu+ssh</c> is <c>qemu</c>) → how to make the hypervisor.</summary>
    private static readonly Dictionary<string, Func<string, HypervisorCredentials?, EventLog, IHypervisor>> Schemes = new(StringComparer.Ordinal)
    {
        ["qemu"] = Libvirt,
        ["test"] = Libvirt,
        [CloudHypervisorUri.Scheme] = static (uri, _, log) => CloudHypervisorHypervisor.Create(uri, new CloudHypervisorOptions { Log = log }),
        [SimulatorUri.Scheme] = static (uri, _, _) => Simulator(uri),
    };

    private readonly EventLog _log = log ?? EventLog.Off;

    /// <inheritdoc/>
    public IHypervisor? Create(string uri) => Schemes.TryGetValue(Scheme(uri), out var create)
        ? LoggedHypervisor.Of(create(uri, credentials, _log), ShownUri.Of(uri), _log)
        : null;

    /// <summary>Whether a hypervisor serves the scheme of a URI.</summary>
    public static bool Knows(string uri) => Schemes.ContainsKey(Scheme(uri));

    private static LibvirtHypervisor Libvirt(string uri, HypervisorCredentials? credentials, EventLog log) =>
        LibvirtHypervisor.Create(uri, new LibvirtOptions { Credentials = credentials, Log = log });

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
