namespace Libvirt.Native;

/// <summary>What a memory size means and where it applies (virDomainMemoryModFlags).</summary>
[Flags]
public enum DomainMemoryFlags : uint
{
    /// <summary>The live domain if it runs, else the persistent definition.</summary>
    Current = 0,

    /// <summary>The running domain's balloon.</summary>
    Live = 1 << 0,

    /// <summary>The persistent definition.</summary>
    Config = 1 << 1,

    /// <summary>The boot-time maximum rather than the balloon. Refused for running domains and for domains with NUMA nodes.</summary>
    Maximum = 1 << 2,
}
