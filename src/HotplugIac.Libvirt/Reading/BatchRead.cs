using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>What came of one machine in a batch: a snapshot, nothing, or why it could not be read.</summary>
internal readonly record struct ReadOutcome(MachineSnapshot? Snapshot, HypervisorException? Failure);

/// <summary>One pass over many machines on one connection; blocking.</summary>
internal static class BatchRead
{
    /// <summary>From so many on, one list of all machines is cheaper than a look-up for each.</summary>
    private const int ListFrom = 4;

    /// <summary>Reads them all.</summary>
    /// <exception cref="LibvirtException">Nothing could be looked up.</exception>
    public static IReadOnlyDictionary<MachineRef, ReadOutcome> Run(OpenConnection connection, IReadOnlyCollection<MachineRef> machines, Failures failures)
    {
        var outcomes = new ConcurrentDictionary<MachineRef, ReadOutcome>();
        var found = machines.Count < ListFrom ? LookUp(connection, machines) : List(connection, machines);
        try
        {
            Parallel.ForEach(
                found,
                new ParallelOptions { MaxDegreeOfParallelism = LibvirtSession.Parallelism },
                f => outcomes[f.Machine] = Read(connection, f, failures));
        }
        catch (AggregateException e) when (e.InnerException is LibvirtException dead)
        {
            ExceptionDispatchInfo.Throw(dead);
        }
        finally
        {
            foreach (var (_, domain) in found)
            {
                domain?.Dispose();
            }
        }

        return outcomes;
    }

    private static ReadOutcome Read(OpenConnection connection, (MachineRef Machine, LibvirtDomain? Domain) found, Failures failures)
    {
        try
        {
            return new ReadOutcome(found.Domain is null ? null : SnapshotReader.Read(connection, found.Domain), null);
        }
        catch (LibvirtException e) when (connection.IsAlive())
        {
            return new ReadOutcome(null, failures.Refused($"reading {found.Machine}", e));
        }
        catch (DomainXmlException e)
        {
            return new ReadOutcome(null, Failures.Step($"reading {found.Machine}", e));
        }
    }

    private static List<(MachineRef Machine, LibvirtDomain? Domain)> LookUp(OpenConnection connection, IReadOnlyCollection<MachineRef> machines) =>
        [.. machines.Select(m => (m, DomainLookup.Find(connection.Native, m)))];

    private static List<(MachineRef Machine, LibvirtDomain? Domain)> List(OpenConnection connection, IReadOnlyCollection<MachineRef> machines)
    {
        var domains = connection.Native.ListAllDomains();
        var byId = domains.ToDictionary(d => d.Uuid);
        var byName = domains.ToDictionary(d => d.Name, StringComparer.Ordinal);
        var found = machines.Select(m => (Machine: m, Domain: Match(m))).ToList();
        var wanted = found.Select(f => f.Domain).ToHashSet();
        foreach (var domain in domains.Where(d => !wanted.Contains(d)))
        {
            domain.Dispose();
        }

        return found;

        LibvirtDomain? Match(MachineRef machine) => machine.Id is { } id
            ? Guid.TryParse(id, out var uuid) ? byId.GetValueOrDefault(uuid) : null
            : byName.GetValueOrDefault(machine.Name);
    }
}
