using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What the guest's own system has of its machine, and what it takes into use (RULEBOOK C1 to C3).</summary>
internal static class GuestSystem
{
    /// <summary>What its agent says; null when none answers, as in a guest that is paused.</summary>
    public static GuestView? View(SimulatedMachine machine)
    {
        if (machine is not { Running: { } running, IsPaused: false, Guest.HasAgent: true })
        {
            return null;
        }

        machine = Settle(machine);
        var blocks = Blocks(running, machine.Facts);
        return new GuestView(
            running.Vcpus,
            Enumerable.Range(0, running.Vcpus).Skip(machine.OnlineVcpus).ToEquatableList(),
            blocks,
            Enumerable.Range(0, blocks).Skip(machine.OnlineBlocks).Select(i => (long)i).ToEquatableList(),
            machine.Facts.GuestBlock);
    }

    /// <summary>The agent is told to online what is offline. No agent, no error: what comes of it is read again.</summary>
    public static SimulatedMachine Online(SimulatedMachine machine, GuestView offline) =>
        machine is not { Running: { } running, IsPaused: false, Guest: { HasAgent: true, ObeysAgent: true } }
            ? machine
            : With(
                machine,
                machine.OnlineVcpus + offline.OfflineVcpus.Count(id => id >= machine.OnlineVcpus && id < running.Vcpus),
                machine.OnlineBlocks + offline.OfflineBlocks.Count(id => id >= machine.OnlineBlocks && id < Blocks(running, machine.Facts)));

    /// <summary>
    /// A boot uses all vCPUs and its base memory; blocks of devices, which it finds as if they had just been plugged, only when
    /// it onlines by itself (RULEBOOK A4.7).
    /// </summary>
    public static SimulatedMachine Boot(SimulatedMachine machine, Sizing running) =>
        Settle(machine with { OnlineVcpus = running.Vcpus, OnlineBlocks = BlocksOf(running.BaseMemory, machine.Facts) });

    /// <summary>What is there after a change: what went is not online, what came is when the guest sees to it.</summary>
    public static SimulatedMachine Settle(SimulatedMachine machine)
    {
        if (machine is not { Running: { } running, IsPaused: false })
        {
            return machine;
        }

        // A guest has at least one vCPU: with none, nobody has said what a seeded machine has online, and it is all.
        var blocks = Blocks(running, machine.Facts);
        return machine.Guest.OnlinesItself || machine.OnlineVcpus == 0
            ? With(machine, running.Vcpus, blocks)
            : With(machine, Math.Min(machine.OnlineVcpus, running.Vcpus), Math.Min(machine.OnlineBlocks, blocks));
    }

    /// <summary>
    /// The memory blocks that the guest knows. A DIMM that is not whole blocks fails to be added and shifts the base of every
    /// later one, which then fails too (RULEBOOK C2, E).
    /// </summary>
    internal static int Blocks(Sizing running, MachineFacts facts)
    {
        var blocks = BlocksOf(running.BaseMemory, facts);
        var isShifted = false;
        for (var i = 0; i < running.Devices.Count; i++)
        {
            var device = running.Devices[i];
            isShifted |= device.Model == MemoryModel.Dimm && !device.Size.IsMultipleOf(facts.GuestBlock);
            blocks += device.Model switch
            {
                MemoryModel.VirtioMem => BlocksOf(device.Current, facts),
                MemoryModel.Dimm when !isShifted => BlocksOf(device.Size, facts),
                _ => 0,
            };
        }

        return blocks;
    }

    /// <summary>Linux lists a block of which it has a part.</summary>
    private static int BlocksOf(ByteSize memory, MachineFacts facts) => (int)(memory.RoundUp(facts.GuestBlock).Bytes / Math.Max(1, facts.GuestBlock.Bytes));

    private static SimulatedMachine With(SimulatedMachine machine, int vcpus, int blocks) =>
        machine.OnlineVcpus == vcpus && machine.OnlineBlocks == blocks ? machine : machine with { OnlineVcpus = vcpus, OnlineBlocks = blocks };
}
