using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Hypervisors.Simulator;
using Property = HotplugIac.Core.Tests.Properties.Property;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

/// <summary>States that a simulator can come to, odd corners included.</summary>
internal static class StateGen
{
    private static readonly Gen<string> Names = Gen.Elements("web", "db-1", "ümläut 😀", "\"quoted\"", "a\\b", "<x>&amp;", "line\nbreak", "web2", "0");

    private static readonly SimulatedHost UsualHost = new();

    public static Gen<SimulatorState> States =>
        from facts in MachineGen.Facts
        from usualFacts in Property.OneIn(2)
        from count in Gen.Choose(0, 3)
        from machines in Machine(usualFacts ? SimulatorState.DefaultFacts : facts).ListOf(count)
        from faultCount in Gen.Choose(0, 2)
        from faults in Fault.ListOf(faultCount)
        from host in Host
        select new SimulatorState
        {
            Host = host,
            Facts = usualFacts ? SimulatorState.DefaultFacts : facts,
            Machines = machines.DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal).ToEquatableList(),
            Faults = faults.ToEquatableList(),
        };

    private static Gen<SimulatedHost> Host =>
        from text in Names
        from cpus in Gen.Choose(1, 4096)
        from mebibytes in Gen.Choose(0, 1 << 24)
        from flags in Gen.Choose(0, 7)
        select new SimulatedHost
        {
            Architecture = (flags & 1) > 0 ? text : UsualHost.Architecture,
            LibvirtVersion = (flags & 1) > 0 ? UsualHost.LibvirtVersion : text,
            QemuVersion = (flags & 4) > 0 ? text : UsualHost.QemuVersion,
            Cpus = (flags & 2) > 0 ? cpus : UsualHost.Cpus,
            Memory = (flags & 4) > 0 ? ByteSize.FromMiB(mebibytes) : UsualHost.Memory,
        };

    private static Gen<SimulatedMachine> Machine(MachineFacts host) =>
        from snapshot in MachineGen.Snapshots
        from hostFacts in Property.OneIn(2)
        from name in Names
        from id in Gen.Choose(0, int.MaxValue)
        from flags in Gen.Choose(0, 63)
        from definition in Names.Select(n => $"<domain>\n  {n}\t</domain>")
        from guest in Guest
        from numbers in Gen.Choose(0, 3).ArrayOf(4)
        from late in Late
        select new SimulatedMachine(new Guid(id, 0, 0, new byte[8]).ToString("D"), name, snapshot.Running, snapshot.Configured, hostFacts ? host : snapshot.Facts)
        {
            IsPaused = (flags & 1) > 0,
            IsPersistent = (flags & 2) > 0,
            HasManagedSave = (flags & 4) > 0,
            IsMarked = (flags & 8) > 0,
            Definition = (flags & 16) > 0 ? definition : null,
            Guest = guest,
            Boots = numbers[0],
            OnlineVcpus = (flags & 32) > 0 ? snapshot.Running?.Vcpus ?? 0 : numbers[1],
            OnlineBlocks = numbers[2] * 8,
            VirtioMemAtBoot = numbers[1] == 0 ? null : numbers[1] - 1,
            ConfiguredPorts = numbers[2] == 0 ? null : numbers[2],
            LooksToOff = numbers[3] == 0 ? null : numbers[3] - 1,
            Late = late,
        };

    private static Gen<SimulatedGuest> Guest =>
        from unplug in Gen.Elements(Enum.GetValues<GuestUnplug>())
        from looks in Gen.Choose(0, 2)
        from keeps in Gen.Choose(0, 3)
        from follows in Gen.Choose(0, 1)
        from flags in Gen.Elements(31, 31, 0, 1, 2, 4, 8, 16)
        select new SimulatedGuest
        {
            Unplug = unplug,
            AnswersAfterLooks = looks,
            Keeps = new ByteSize(keeps * 1000),
            FollowsPerLook = ByteSize.FromMiB(follows * 6),
            HasVirtioMem = (flags & 1) > 0,
            ShutsDown = (flags & 2) > 0,
            HasAgent = (flags & 4) > 0,
            OnlinesItself = (flags & 8) > 0,
            ObeysAgent = (flags & 16) > 0,
        };

    private static Gen<EquatableList<LateUnplug>> Late =>
        from count in Gen.Choose(0, 2)
        from late in Gen.Elements(new LateUnplug("ua-dimm0", 0, 1), new LateUnplug(null, 2, 3), new LateUnplug("", 0, 0)).ListOf(count)
        select late.ToEquatableList();

    private static Gen<SimulatedFault> Fault =>
        from call in Gen.Elements(Enum.GetValues<SimulatorCall>())
        from nth in Gen.Choose(1, 3)
        from kind in Gen.Elements(Enum.GetValues<FaultKind>())
        from machine in Names
        from any in Property.OneIn(2)
        select new SimulatedFault(call, nth, kind) { Machine = any ? null : machine };
}
