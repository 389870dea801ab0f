namespace Libvirt.Native;

/// <summary>Why a domain is off (virDomainShutoffReason).</summary>
public enum DomainShutOffReason
{
    Unknown = 0,

    /// <summary>The guest shut down.</summary>
    Shutdown = 1,

    /// <summary>Switched off from outside.</summary>
    Destroyed = 2,
    Crashed = 3,
    Migrated = 4,

    /// <summary>Its memory was saved.</summary>
    Saved = 5,

    /// <summary>It failed to start.</summary>
    Failed = 6,
    FromSnapshot = 7,

    /// <summary>The daemon ended it while reconnecting.</summary>
    Daemon = 8,
}
