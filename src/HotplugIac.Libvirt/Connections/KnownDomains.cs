using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>
/// The machines that were found through one connection, kept so that reading them again needs no look-up. What is kept is no
/// fact but a UUID with a connection: every question goes to the hypervisor and gets what is true then, NoDomain included.
/// Only its own name and number are those of the look-up; who reads takes both from the XML.
/// </summary>
internal sealed class KnownDomains : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, LibvirtDomain> _domains = [];
    private bool _isDisposed;

    /// <summary>The machine with an id, if it was found before. It belongs to this object: do not dispose it.</summary>
    public LibvirtDomain? Find(Guid id)
    {
        lock (_gate)
        {
            return _domains.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes over what was found.</summary>
    /// <returns>The object to use from now on, which may be an earlier one.</returns>
    public LibvirtDomain Keep(LibvirtDomain found)
    {
        lock (_gate)
        {
            if (!_isDisposed && _domains.TryAdd(found.Uuid, found))
            {
                return found;
            }
        }

        found.Dispose();
        return Find(found.Uuid) ?? found;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var domain in _domains.Values)
            {
                domain.Dispose();
            }
        }
    }
}
