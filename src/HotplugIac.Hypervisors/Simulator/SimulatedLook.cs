namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Time in the simulator: each reading of a machine is a look, and what goes on by itself goes on a step.</summary>
internal static class SimulatedLook
{
    /// <summary>The same instance when nothing goes on; null when it was transient and has gone off.</summary>
    public static SimulatedMachine? Pass(SimulatedMachine machine)
    {
        // Paused, it runs no instructions: shutdown and unplugs wait for it to be resumed.
        if (machine.Running is null || machine.IsPaused)
        {
            return machine;
        }

        if (machine.LooksToOff is { } looks)
        {
            if (looks <= 1)
            {
                return SimulatedPower.Stop(machine);
            }

            machine = machine with { LooksToOff = looks - 1 };
        }

        return GuestSystem.Settle(VirtioMemRequest.Follow(LateUnplugs.Pass(machine)));
    }
}
