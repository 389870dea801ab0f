using System.Collections;

namespace Libvirt.Native;

/// <summary>Domains that are disposed together.</summary>
public sealed class LibvirtDomainList : IReadOnlyList<LibvirtDomain>, IDisposable
{
    private readonly LibvirtDomain[] _domains;

    internal LibvirtDomainList(LibvirtDomain[] domains) => _domains = domains;

    public int Count => _domains.Length;

    public LibvirtDomain this[int index] => _domains[index];

    public IEnumerator<LibvirtDomain> GetEnumerator() => ((IEnumerable<LibvirtDomain>)_domains).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Disposes every domain.</summary>
    public void Dispose()
    {
        foreach (var domain in _domains)
        {
            domain.Dispose();
        }
    }
}
