using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>A machine as readers see it.</summary>
internal static class SimulatedSnapshot
{
    public static MachineSnapshot Of(SimulatedMachine machine)
    {
        var power = machine.Running is null ? PowerState.Off : machine.IsPaused ? PowerState.Paused : PowerState.Running;
        var configured = Configured(machine);
        var ports = RootPorts.Free(machine, machine.Running ?? configured);
        var facts = ports == machine.Facts.FreeRootPorts ? machine.Facts : machine.Facts with { FreeRootPorts = ports };
        return new MachineSnapshot(machine.Id, machine.Name, SimulatorHypervisor.KindName, power, machine.Running, configured, facts)
        {
            Persistent = machine.IsPersistent,
            StoppedByUs = machine is { IsMarked: true, IsPersistent: true },

            // A machine that runs has been restored from its image, which is gone then.
            ManagedSave = machine is { HasManagedSave: true, Running: null },
        };
    }

    /// <summary>Nothing of a transient machine outlives a stop: its configuration mirrors what runs (RULEBOOK E).</summary>
    private static Sizing Configured(SimulatedMachine machine) => machine is { IsPersistent: false, Running: { } running }
        ? running with { Devices = running.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() }
        : BootRounding.Of(machine.Configured, machine.Facts);
}
