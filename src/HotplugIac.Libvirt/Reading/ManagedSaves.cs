using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>
/// Which machines have a managed save image, in one pass. Hundreds of machines that are off are told by one list; asked one by
/// one, each would cost a call more.
/// </summary>
/// <param name="many">Whether to ask for all of them at once. Asked only if some machine is off.</param>
internal sealed class ManagedSaves(LibvirtConnection connection, bool many)
{
    private readonly Lazy<HashSet<Guid>> _all = new(() => All(connection));

    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public bool Has(LibvirtDomain domain) => many ? _all.Value.Contains(domain.Uuid) : HasOne(domain);

    /// <summary>A driver that has no such images says so; in the list it just names none.</summary>
    public static bool HasOne(LibvirtDomain domain)
    {
        try
        {
            return domain.HasManagedSave();
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.NoSupport)
        {
            return false;
        }
    }

    private static HashSet<Guid> All(LibvirtConnection connection)
    {
        using var domains = connection.ListAllDomains(ListDomainsFlags.Inactive | ListDomainsFlags.ManagedSave);
        return [.. domains.Select(d => d.Uuid)];
    }
}
