namespace Libvirt.Native;

/// <summary>
/// Which domains to list (virConnectListAllDomainsFlags). Flags of one pair or group widen each other; groups narrow each
/// other; a group without any flag does not filter.
/// </summary>
[Flags]
public enum ListDomainsFlags : uint
{
    /// <summary>All.</summary>
    All = 0,
    Active = 1 << 0,
    Inactive = 1 << 1,
    Persistent = 1 << 2,
    Transient = 1 << 3,
    Running = 1 << 4,
    Paused = 1 << 5,
    ShutOff = 1 << 6,
    OtherState = 1 << 7,
    ManagedSave = 1 << 8,
    NoManagedSave = 1 << 9,
    Autostart = 1 << 10,
    NoAutostart = 1 << 11,
    HasSnapshot = 1 << 12,
    NoSnapshot = 1 << 13,
    HasCheckpoint = 1 << 14,
    NoCheckpoint = 1 << 15,
}
