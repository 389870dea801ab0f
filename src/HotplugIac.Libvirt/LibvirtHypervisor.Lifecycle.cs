using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Libvirt.Reading;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt;

/// <content>Creating and removing machines.</content>
public sealed partial class LibvirtHypervisor
{
    /// <inheritdoc/>
    public async Task<string> CreateAsync(string definition, string name, Sizing sizing, CancellationToken cancellationToken)
    {
        var what = $"create {name}";
        string xml;
        try
        {
            xml = DefinitionBuilder.Build(definition, name, sizing);
        }
        catch (DomainXmlException e)
        {
            throw Failures.Step(what, e);
        }

        return await _changes.ChangeAsync(
            what,
            connection =>
            {
                RefuseExisting(connection, xml, name);
                using var domain = connection.Native.DefineXml(xml);
                return Start(connection, domain, definition, cancellationToken);
            },
            cancellationToken,
            xml);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        _changes.ChangeAsync(
            $"delete {id}",
            connection =>
            {
                using var domain = DomainLookup.Find(connection.Native, MachineRef.ById(id));
                if (domain is not null)
                {
                    DomainRemoval.Remove(domain, DomainUndefineFlags.Nvram);
                }

                return true;
            },
            cancellationToken);

    /// <summary>Starts what was just defined; when that fails or the caller gives up before, it is as if nothing had been created.</summary>
    private static string Start(OpenConnection connection, LibvirtDomain domain, string definition, CancellationToken cancellationToken)
    {
        try
        {
            var completed = domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure);
            if (DefinitionBuilder.WithSpareRootPorts(definition, completed) is { } extended)
            {
                connection.Native.DefineXml(extended).Dispose();
            }

            cancellationToken.ThrowIfCancellationRequested();
            domain.Create();
            return domain.Uuid.ToString("D");
        }
        catch (Exception e) when (e is LibvirtException or OperationCanceledException or DomainXmlException)
        {
            DomainRemoval.TryRemove(domain, DefinitionBuilder.NamesNvram(definition) ? DomainUndefineFlags.KeepNvram : DomainUndefineFlags.Nvram);
            throw;
        }
    }

    private void RefuseExisting(OpenConnection connection, string xml, string name)
    {
        using var sameName = connection.Native.TryLookupByName(name);
        if (sameName is not null)
        {
            throw Errors.Exists($"A machine named {name} ({sameName.Uuid:D})");
        }

        var id = DomainXmlReader.ReadConfigured(xml).Id;
        using var sameId = id.Length == 0 ? null : connection.Native.TryLookupByUuid(Guid.Parse(id));
        if (sameId is not null)
        {
            throw Errors.Exists($"A machine with the UUID {id} ({sameId.Name})");
        }
    }
}
