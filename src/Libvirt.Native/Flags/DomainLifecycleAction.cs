namespace Libvirt.Native;

/// <summary>What the hypervisor does in answer to a guest's own action (virDomainLifecycleAction).</summary>
public enum DomainLifecycleAction : uint
{
    /// <summary>End the domain.</summary>
    Destroy = 0,

    /// <summary>Start it again.</summary>
    Restart = 1,

    /// <summary>Start it again under another name.</summary>
    RestartRename = 2,

    /// <summary>Leave it as it is, for a look at it.</summary>
    Preserve = 3,

    /// <summary>Dump its memory, then end it (crash only).</summary>
    CoredumpDestroy = 4,

    /// <summary>Dump its memory, then start it again (crash only).</summary>
    CoredumpRestart = 5,
}
