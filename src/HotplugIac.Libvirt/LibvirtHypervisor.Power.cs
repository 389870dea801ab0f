using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Guests;
using HotplugIac.Libvirt.Reading;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt;

/// <content>Stopping and starting.</content>
public sealed partial class LibvirtHypervisor
{
    /// <inheritdoc/>
    public Task MarkStopAsync(string id, bool isStopped, CancellationToken cancellationToken) =>
        ChangeAsync(
            isStopped ? "mark the machine as stopped by this apply" : "remove the mark of the stop",
            id,
            (connection, domain) =>
            {
                var inactive = DomainDocument.Parse(domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure));
                var scope = DomainModification.Config | (domain.IsActive() ? DomainModification.Live : DomainModification.Current);
                if (isStopped)
                {
                    domain.SetMetadata(DomainMetadataType.Element, StopMark.Element(inactive), StopMark.Prefix, StopMark.Namespace, scope);
                }
                else
                {
                    Unmark(connection, domain, scope, madeMetadata: StopMark.MadeMetadata(inactive));
                }

                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task RequestShutdownAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            "shut down",
            id,
            (_, domain) =>
            {
                try
                {
                    PressPowerButton(domain);

                    // The hypervisor's own choice would be the agent first, for up to a minute when that hangs. Here it comes
                    // second, for guests that ignore the button, and with the agent's short timeout. A guest that does as it is
                    // told never answers: it goes off, or the timeout is over.
                    new GuestAgent(domain).Tell("guest-shutdown");
                }
                catch (LibvirtException e) when (IsOff(domain, e))
                {
                    // It went off by itself.
                }

                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task DestroyAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            "destroy",
            id,
            (_, domain) =>
            {
                DomainRemoval.Stop(domain);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            "start",
            id,
            (_, domain) =>
            {
                if (domain.IsActive())
                {
                    return true;
                }

                if (ManagedSaves.Has(domain))
                {
                    throw new HypervisorException(LifecycleRules.ManagedSave,
                        $"{domain.Name} is not started: it has a managed save image, and starting it would bring back the definition that it was saved with. {LifecycleRules.ManagedSave.Remedy}");
                }

                try
                {
                    domain.Create();
                }
                catch (LibvirtException e) when (e.Code == LibvirtErrorCode.OperationInvalid && domain.IsActive())
                {
                    // Somebody else was faster.
                }

                return true;
            },
            cancellationToken);

    /// <summary>The mark goes, and the element that held nothing else with it, so that the definition is what it was.</summary>
    private static void Unmark(OpenConnection connection, LibvirtDomain domain, DomainModification scope, bool madeMetadata)
    {
        try
        {
            domain.SetMetadata(DomainMetadataType.Element, null, StopMark.Prefix, StopMark.Namespace, scope);
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.NoDomainMetadata)
        {
            return;
        }

        if (madeMetadata)
        {
            var left = DomainDocument.Parse(domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure));
            if (StopMark.RemoveEmptyMetadata(left))
            {
                connection.Native.DefineXml(DomainDocument.Write(left)).Dispose();
            }
        }
    }

    /// <summary>Drivers without ACPI (the test driver) take no such flag; they are asked in their own way.</summary>
    private static void PressPowerButton(LibvirtDomain domain)
    {
        try
        {
            domain.Shutdown(DomainShutdownFlags.AcpiPowerButton);
        }
        catch (LibvirtException e) when (e.Code is LibvirtErrorCode.InvalidArg or LibvirtErrorCode.NoSupport)
        {
            domain.Shutdown();
        }
    }

    /// <summary>
    /// Drivers have different codes for what is off already. "domain is not running" (code 55) was seen of one that a moment later
    /// still counted as active: it was going off. Whoever asks for a shutdown looks afterwards whether it came.
    /// </summary>
    private static bool IsOff(LibvirtDomain domain, LibvirtException e) =>
        e.Code is LibvirtErrorCode.NoDomain or LibvirtErrorCode.OperationInvalid || !domain.IsActive();
}
