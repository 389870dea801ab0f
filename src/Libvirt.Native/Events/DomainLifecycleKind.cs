namespace Libvirt.Native;

/// <summary>A change in a domain's life (virDomainEventType).</summary>
public enum DomainLifecycleKind
{
    /// <summary>A definition is new (detail 0), changed (1), renamed (2) or from a snapshot (3).</summary>
    Defined = 0,
    Undefined = 1,

    /// <summary>Booted (detail 0), migrated (1), restored (2), from a snapshot (3) or woken up (4).</summary>
    Started = 2,
    Suspended = 3,
    Resumed = 4,

    /// <summary>Shut down (detail 0), destroyed (1), crashed (2), migrated (3), saved (4), failed (5), from a snapshot (6).</summary>
    Stopped = 5,

    /// <summary>The guest ended its work; the process has not yet. Unknown side (detail 0), the guest (1), the host (2).</summary>
    Shutdown = 6,
    PmSuspended = 7,
    Crashed = 8,
}
