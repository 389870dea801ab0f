namespace HotplugIac.Core.Model;

/// <summary>Whether a machine has a running hypervisor process.</summary>
public enum PowerState
{
    Off,
    Running,

    /// <summary>Has a process but runs no instructions. Growth works, a guest does not answer.</summary>
    Paused,
}

/// <summary>One machine as it was read from its hypervisor at one moment.</summary>
/// <param name="Id">Identity: the UUID.</param>
/// <param name="Running">What the live machine has; null when it is off.</param>
/// <param name="Configured">What its next boot will have, rounded as the boot will round it.</param>
public sealed record MachineSnapshot(string Id, string Name, string Hypervisor, PowerState Power, Sizing? Running, Sizing Configured, MachineFacts Facts)
{
    /// <summary>
    /// Whether our mark says that an apply stopped the machine and has not started it again (PRODUCT.md, promise 5). On a
    /// machine that runs: that an apply is about to stop it, or was interrupted before it went off.
    /// </summary>
    public bool StoppedByUs { get; init; }

    /// <summary>Whether a saved image waits: a start would restore the old live definition from it (RULEBOOK A4.5).</summary>
    public bool ManagedSave { get; init; }

    /// <summary>False for a machine that vanishes when it stops and keeps no configuration (RULEBOOK A4.6).</summary>
    public bool Persistent { get; init; } = true;
}
