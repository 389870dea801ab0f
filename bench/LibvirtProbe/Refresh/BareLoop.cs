using Libvirt.Native;

namespace LibvirtProbe.Refresh;

/// <summary>
/// The floor: one connection, one list, and for each machine the documents that a refresh rests on, of which nothing is made. A
/// running machine has two: what runs, and what its next boot brings.
/// </summary>
internal static class BareLoop
{
    /// <returns>How many documents were read.</returns>
    public static int Read(string uri, string prefix)
    {
        using var connection = LibvirtConnection.Open(uri);
        using var domains = connection.ListAllDomains();
        var documents = 0;
        foreach (var domain in domains.Where(d => d.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            GC.KeepAlive(domain.GetXml());
            documents++;
            if (domain.Id is not null)
            {
                GC.KeepAlive(domain.GetXml(DomainXmlFlags.Inactive));
                documents++;
            }
        }

        return documents;
    }
}
