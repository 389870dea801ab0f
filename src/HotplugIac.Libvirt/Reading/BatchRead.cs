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
    /// <summary>From so many on, what is asked for each machine that is off is asked for all at once.</summary>
    private const int ManyFrom = 4;

    /// <summary>Reads them all.</summary>
    /// <exception cref="LibvirtException">Nothing could be looked up.</exception>
    public static IReadOnlyDictionary<MachineRef, ReadOutcome> Run(OpenConnection connection, IReadOnlyCollection<MachineRef> machines, Failures failures) =>
        Run(connection, MachineFinder.Find(connection, machines), failures);

    /// <summary>Reads machines that were looked up.</summary>
    /// <exception cref="LibvirtException">The connection died.</exception>
    public static IReadOnlyDictionary<MachineRef, ReadOutcome> Run(
        OpenConnection connection, IReadOnlyCollection<(MachineRef Machine, LibvirtDomain? Domain)> found, Failures failures)
    {
        var outcomes = new ConcurrentDictionary<MachineRef, ReadOutcome>();
        Func<LibvirtDomain, bool> isSaved = found.Count >= ManyFrom ? connection.Saves.HasAmongMany : ManagedSaves.Has;
        try
        {
            Parallel.ForEach(
                found,
                new ParallelOptions { MaxDegreeOfParallelism = connection.Readers },
                f => outcomes[f.Machine] = Read(connection, f, isSaved, failures));
        }
        catch (AggregateException e)
        {
            // The connection died, or was given up by another caller, in the middle: one failure says it as well as all.
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }

        return outcomes;
    }

    private static ReadOutcome Read(OpenConnection connection, (MachineRef Machine, LibvirtDomain? Domain) found, Func<LibvirtDomain, bool> isSaved, Failures failures)
    {
        try
        {
            return new ReadOutcome(found.Domain is null ? null : SnapshotReader.Read(connection, found.Domain, isSaved), null);
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
}
