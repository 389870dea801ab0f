using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What a guest was asked for, did not answer, and will do all the same (RULEBOOK A1, D1, D5).</summary>
internal static class LateUnplugs
{
    /// <summary>The guest is asked and says nothing. Whoever refuses never does it later.</summary>
    /// <param name="request">Its number of looks does not count: the guest's settings say it.</param>
    public static SimulatedMachine Ask(SimulatedMachine machine, LateUnplug request)
    {
        // A paused guest does it as soon as it can (observed: resume, and the DIMM goes).
        var looks = machine.Guest.Unplug switch
        {
            GuestUnplug.Obeys => 1,
            GuestUnplug.Silent => machine.Guest.AnswersAfterLooks,
            _ => 0,
        };
        return looks == 0 || machine.Late.Any(l => l.Alias == request.Alias && l.Vcpus == request.Vcpus)
            ? machine
            : machine with { Late = [.. machine.Late, request with { Looks = looks }] };
    }

    /// <summary>vCPUs that are plugged meanwhile get the free ids above: the one that was asked for is still to go.</summary>
    public static SimulatedMachine AfterPlug(SimulatedMachine machine, int added) => machine.Late.Count == 0
        ? machine
        : machine with { Late = machine.Late.Select(l => l.Alias is null ? l with { Vcpus = l.Vcpus + added } : l).ToEquatableList() };

    /// <summary>A look: what has become due happens.</summary>
    public static SimulatedMachine Pass(SimulatedMachine machine)
    {
        if (machine.Late.Count == 0)
        {
            return machine;
        }

        var running = machine.Running!;
        foreach (var due in machine.Late.Where(l => l.Looks <= 1))
        {
            running = due.Alias is { } alias
                ? running with { Devices = running.Devices.Where(d => d.Alias != alias).ToEquatableList() }
                : running with { Vcpus = Math.Min(running.Vcpus, due.Vcpus) };
        }

        return machine with
        {
            Running = running,
            Late = machine.Late.Where(l => l.Looks > 1).Select(l => l with { Looks = l.Looks - 1 }).ToEquatableList(),
        };
    }
}
