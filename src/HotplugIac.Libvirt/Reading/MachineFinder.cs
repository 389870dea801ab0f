using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>Finds the machines of a pass: those met before without a call, the others one by one or in one list.</summary>
internal static class MachineFinder
{
    /// <summary>From so many unmet ones on, one list of all machines is cheaper than a look-up for each.</summary>
    private const int ListFrom = 4;

    /// <summary>Null for one that is not there. The connection keeps what is found.</summary>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static List<(MachineRef Machine, LibvirtDomain? Domain)> Find(OpenConnection connection, IReadOnlyCollection<MachineRef> machines)
    {
        var found = new List<(MachineRef, LibvirtDomain?)>(machines.Count);
        var unmet = new List<MachineRef>();
        foreach (var machine in machines)
        {
            if (Met(connection, machine) is { } domain)
            {
                found.Add((machine, domain));
            }
            else
            {
                unmet.Add(machine);
            }
        }

        found.AddRange(unmet.Count < ListFrom ? LookUp(connection, unmet) : List(connection, unmet));
        return found;
    }

    /// <summary>By id only: another machine can have got the name since.</summary>
    private static LibvirtDomain? Met(OpenConnection connection, MachineRef machine) =>
        Guid.TryParse(machine.Id, out var id) ? connection.Known.Find(id) : null;

    private static IEnumerable<(MachineRef Machine, LibvirtDomain? Domain)> LookUp(OpenConnection connection, List<MachineRef> machines) =>
        machines.Select(m => (m, DomainLookup.Find(connection.Native, m) is { } domain ? connection.Known.Keep(domain) : null));

    private static IEnumerable<(MachineRef Machine, LibvirtDomain? Domain)> List(OpenConnection connection, List<MachineRef> machines)
    {
        var domains = connection.Native.ListAllDomains();
        var byName = new Dictionary<string, LibvirtDomain>(domains.Count, StringComparer.Ordinal);
        var byId = new Dictionary<Guid, LibvirtDomain>(domains.Count);
        foreach (var domain in domains)
        {
            byName[domain.Name] = byId[domain.Uuid] = connection.Known.Keep(domain);
        }

        return machines.Select(m => (m, m.Id is not { } id ? byName.GetValueOrDefault(m.Name)
            : Guid.TryParse(id, out var uuid) ? byId.GetValueOrDefault(uuid)
            : null));
    }
}
