namespace Libvirt.Native;

/// <summary>How to switch a domain off (virDomainDestroyFlagsValues).</summary>
[Flags]
public enum DomainDestroyFlags : uint
{
    /// <summary>Like pulling the plug: SIGTERM to the hypervisor process, then SIGKILL.</summary>
    Default = 0,

    /// <summary>SIGTERM only, so that disk caches reach the disk; fails if the process does not end.</summary>
    Graceful = 1 << 0,

    /// <summary>Delete the log files too (libvirt 8.3).</summary>
    RemoveLogs = 1 << 1,
}
