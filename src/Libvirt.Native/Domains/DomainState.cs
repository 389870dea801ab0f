namespace Libvirt.Native;

/// <summary>What a domain is doing (virDomainState).</summary>
public enum DomainState
{
    None = 0,
    Running = 1,

    /// <summary>Waiting for a resource (Xen); treat as running.</summary>
    Blocked = 2,
    Paused = 3,

    /// <summary>On its way down; the process is still there.</summary>
    ShuttingDown = 4,

    /// <summary>Off. Only a persistent domain can be seen in this state.</summary>
    ShutOff = 5,
    Crashed = 6,

    /// <summary>Asleep by the guest's own power management.</summary>
    PmSuspended = 7,
}
