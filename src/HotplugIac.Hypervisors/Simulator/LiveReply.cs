namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What an act on a machine left of it, and what is replied: an error does not mean that nothing happened or will.</summary>
/// <param name="Machine">Null for a transient machine that has stopped: it is gone.</param>
/// <param name="Error">Null for a success reply.</param>
internal readonly record struct LiveReply(SimulatedMachine? Machine, HypervisorException? Error = null)
{
    public static implicit operator LiveReply(SimulatedMachine? machine) => new(machine);
}
