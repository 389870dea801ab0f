namespace Libvirt.Native;

/// <summary>Why a domain runs (virDomainRunningReason).</summary>
public enum DomainRunningReason
{
    Unknown = 0,
    Booted = 1,
    Migrated = 2,
    Restored = 3,
    FromSnapshot = 4,
    Unpaused = 5,
    MigrationCanceled = 6,
    SaveCanceled = 7,
    Wakeup = 8,
    Crashed = 9,
    PostCopy = 10,
    PostCopyFailed = 11,
}
