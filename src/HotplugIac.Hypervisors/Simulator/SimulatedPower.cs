using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Stopping and starting (RULEBOOK A4).</summary>
internal static class SimulatedPower
{
    /// <summary>Off. A transient machine is gone then (A4.6).</summary>
    public static SimulatedMachine? Stop(SimulatedMachine machine)
    {
        if (machine.Running is not { } running)
        {
            return machine;
        }

        return !machine.IsPersistent ? null : machine with
        {
            Running = null,
            IsPaused = false,
            LooksToOff = null,
            OnlineVcpus = 0,
            OnlineBlocks = 0,
            Late = [],
            VirtioMemAtBoot = RootPorts.Counted(machine, running),
        };
    }

    /// <summary>The guest is asked. No error when it is off already, as it may have gone in this moment.</summary>
    public static SimulatedMachine RequestShutdown(SimulatedMachine machine) =>
        machine is { Running: not null, LooksToOff: null, Guest.ShutsDown: true }
            ? machine with { LooksToOff = Math.Max(1, machine.Guest.AnswersAfterLooks) }
            : machine;

    /// <summary>A new process with the configuration (A4.3). No error when it runs already.</summary>
    public static SimulatedMachine Start(string what, SimulatedMachine machine)
    {
        if (machine.Running is not null)
        {
            return machine;
        }

        return machine.HasManagedSave
            ? throw new HypervisorException(LifecycleRules.ManagedSave,
                $"{machine.Name} is not started: it has a managed save image, and starting it would bring back the definition that it was saved with. {LifecycleRules.ManagedSave.Remedy}")
            : SimulatedBoot.Of(what, machine);
    }
}
