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
    /// <param name="isSaved">Whether a machine has a managed save image.</param>
    public static MachineSnapshot? Read(OpenConnection connection, LibvirtDomain domain, Func<LibvirtDomain, bool> isSaved)
    {
        try
        {
            // Whoever asks for the XML of a machine that is off gets the inactive one, which has no id: one call is enough for
            // each of hundreds, and the domain object, which may be an old one, need not know.
            var current = DomainXmlReader.ReadCurrent(domain.GetXml());
            if (!current.IsActive)
            {
                return Off(connection, domain, current, isSaved);
            }

            // It can have stopped since.
            var power = Power(domain.GetState().State);
            return power == PowerState.Off
                ? Off(connection, domain, DomainXmlReader.ReadConfigured(domain.GetXml(DomainXmlFlags.Inactive)), isSaved)
                : On(connection, domain, power, current);
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

    private static MachineSnapshot Off(OpenConnection connection, LibvirtDomain domain, DomainReading configured, Func<LibvirtDomain, bool> isSaved) =>
        Snapshot(connection, domain, PowerState.Off, null, configured.Sizing, configured) with
        {
            StoppedByUs = configured.IsStopMarked,
            ManagedSave = isSaved(domain),
        };

    private static MachineSnapshot On(OpenConnection connection, LibvirtDomain domain, PowerState power, DomainReading running)
    {
        // A transient machine's inactive XML mirrors the live one (RULEBOOK E): nothing of it outlives a stop.
        var isPersistent = domain.IsPersistent();
        var inactive = isPersistent ? DomainXmlReader.ReadConfigured(domain.GetXml(DomainXmlFlags.Inactive)) : null;
        var configured = inactive?.Sizing
            ?? running.Sizing with { Devices = running.Sizing.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };
        return Snapshot(connection, domain, power, running.Sizing, configured, running) with
        {
            Persistent = isPersistent,
            // Marked and still running: on its way down, or an apply ended in between.
            StoppedByUs = inactive is { IsStopMarked: true },
        };
    }

    /// <param name="reading">Of the running definition where there is one. It names the machine: the domain object can be older than a rename.</param>
    private static MachineSnapshot Snapshot(
        OpenConnection connection, LibvirtDomain domain, PowerState power, Sizing? running, Sizing configured, DomainReading reading) =>
        new(domain.Uuid.ToString("D"), reading.Name, LibvirtHypervisor.KindName, power, running, configured,
            connection.Capabilities.For(reading.Traits, (running ?? configured).BaseMemory));
}
