using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>
/// Which machines have a managed save image. Hundreds of machines that are off are told by one list; asked one by one, each would cost
/// a call more. The daemon looks at all of its machines for that list, so passes of one refresh share it for a moment: a third of
/// refreshing 500 machines (<c>bench/refresh</c>). A machine that is to be started is asked by itself.
/// </summary>
internal sealed class ManagedSaves(LibvirtConnection connection)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private HashSet<Guid>? _known;
    private long _asked;

    /// <summary>For one of many machines.</summary>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public bool HasAmongMany(LibvirtDomain domain)
    {
        // Whoever comes while somebody asks waits for the same answer.
        lock (_gate)
        {
            if (_known is null || TimeProvider.System.GetElapsedTime(_asked) > Moment)
            {
                // The time is that of an answer: one that failed leaves the older list too old.
                var asked = TimeProvider.System.GetTimestamp();
                _known = All(connection);
                _asked = asked;
            }

            return _known.Contains(domain.Uuid);
        }
    }

    /// <summary>A driver that has no such images says so; in the list it just names none.</summary>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static bool Has(LibvirtDomain domain)
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
