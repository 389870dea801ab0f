using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>Reads one machine; blocking. Never asks the guest or its agent.</summary>
internal static class SnapshotReader
{
    /// <summary>Both definitions of a machine, its state and its facts.</summary>
    /// <returns>Null when the machine is gone.</returns>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    /// <exception cref="DomainXmlException">libvirt's XML makes no sense.</exception>
    public static MachineSnapshot? Read(OpenConnection connection, LibvirtDomain domain)
    {
        try
        {
            // A machine that had no number when it was looked up was off then: no need to ask once more, for each of hundreds.
            var power = domain.Id is null ? PowerState.Off : Power(domain.GetState().State);
            if (power == PowerState.Off)
            {
                return Off(connection, domain);
            }

            var root = DomainDocument.Parse(domain.GetXml());

            // It can have stopped since: then this is the inactive XML, which has no id.
            return root.Attribute("id") is null ? Off(connection, domain) : On(connection, domain, power, DomainXmlReader.Read(root, running: true));
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.NoDomain)
        {
            return null;
        }
    }

    /// <summary>A guest that sleeps by its own power management still has its process and takes growth; it just runs nothing.</summary>
    public static PowerState Power(DomainState state) => state switch
    {
        DomainState.Running or DomainState.Blocked or DomainState.ShuttingDown => PowerState.Running,
        DomainState.Paused or DomainState.PmSuspended => PowerState.Paused,

        // Crashed machines keep their process only with on_crash=preserve; it never runs again.
        _ => PowerState.Off,
    };

    private static MachineSnapshot Off(OpenConnection connection, LibvirtDomain domain)
    {
        var configured = DomainXmlReader.ReadConfigured(domain.GetXml(DomainXmlFlags.Inactive));
        return Snapshot(connection, domain, PowerState.Off, null, configured.Sizing, configured.Traits);
    }

    private static MachineSnapshot On(OpenConnection connection, LibvirtDomain domain, PowerState power, DomainReading running)
    {
        // A transient machine's inactive XML mirrors the live one (RULEBOOK E): nothing of it outlives a stop.
        var isPersistent = domain.IsPersistent();
        var configured = isPersistent
            ? DomainXmlReader.ReadConfigured(domain.GetXml(DomainXmlFlags.Inactive)).Sizing
            : running.Sizing with { Devices = running.Sizing.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };
        return Snapshot(connection, domain, power, running.Sizing, configured, running.Traits) with { Persistent = isPersistent };
    }

    private static MachineSnapshot Snapshot(
        OpenConnection connection, LibvirtDomain domain, PowerState power, Sizing? running, Sizing configured, DomainTraits traits) =>
        new(domain.Uuid.ToString("D"), domain.Name, LibvirtHypervisor.KindName, power, running, configured,
            connection.Capabilities.For(traits, (running ?? configured).BaseMemory));
}
