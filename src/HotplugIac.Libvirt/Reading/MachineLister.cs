using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>All machines of a hypervisor in one pass: one list, then what is read of each machine. Blocking.</summary>
internal static class MachineLister
{
    /// <exception cref="LibvirtException">The list failed, or the connection died.</exception>
    public static IReadOnlyList<ListedMachine> List(OpenConnection connection, MachineFilter filter, Failures failures)
    {
        var wanted = Wanted(connection, filter);
        var outcomes = BatchRead.Run(connection, [.. wanted.Select(w => (w.Machine, (LibvirtDomain?)w.Domain))], failures);
        var listed = new List<ListedMachine>(wanted.Count);
        foreach (var (machine, name, domain) in wanted)
        {
            // Without a failure too it has gone since.
            var (snapshot, failure) = outcomes[machine];
            if (snapshot is not null)
            {
                listed.Add(ListedMachine.Of(snapshot));
            }
            else if (failure is not null)
            {
                listed.Add(new ListedMachine(machine.Id!, name, Power(connection, domain), null, failure));
            }
        }

        return listed;
    }

    /// <summary>Names are those of the list just made: an object that was kept can be older than a rename.</summary>
    private static List<(MachineRef Machine, string Name, LibvirtDomain Domain)> Wanted(OpenConnection connection, MachineFilter filter)
    {
        var wanted = new List<(MachineRef, string, LibvirtDomain)>();
        foreach (var domain in connection.Native.ListAllDomains(filter.OnlyActive ? ListDomainsFlags.Active : ListDomainsFlags.All))
        {
            var name = domain.Name;
            var kept = connection.Known.Keep(domain);
            if (filter.Accepts(name))
            {
                wanted.Add((MachineRef.ById(kept.Uuid.ToString("D")), name, kept));
            }
        }

        return wanted;
    }

    private static PowerState? Power(OpenConnection connection, LibvirtDomain domain)
    {
        try
        {
            return SnapshotReader.Power(domain.GetState().State);
        }
        catch (LibvirtException) when (connection.IsAlive())
        {
            return null;
        }
    }
}
