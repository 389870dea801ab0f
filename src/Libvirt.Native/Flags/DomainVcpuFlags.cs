namespace Libvirt.Native;

/// <summary>What a vCPU count means and where it applies (virDomainVcpuFlags).</summary>
[Flags]
public enum DomainVcpuFlags : uint
{
    /// <summary>The live domain if it runs, else the persistent definition.</summary>
    Current = 0,

    /// <summary>The running domain.</summary>
    Live = 1 << 0,

    /// <summary>The persistent definition.</summary>
    Config = 1 << 1,

    /// <summary>The maximum rather than the current count. Setting it needs <see cref="Config"/> alone.</summary>
    Maximum = 1 << 2,

    /// <summary>CPUs that the guest has online, through its agent. Not with <see cref="Config"/>.</summary>
    Guest = 1 << 3,

    /// <summary>Make vCPUs that this call adds removable from the running domain later (libvirt 2.4).</summary>
    Hotpluggable = 1 << 4,
}
