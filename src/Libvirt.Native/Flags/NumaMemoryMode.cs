namespace Libvirt.Native;

/// <summary>How strictly guest memory comes from the given host nodes (virDomainNumatuneMemMode).</summary>
public enum NumaMemoryMode
{
    Strict = 0,
    Preferred = 1,
    Interleave = 2,

    /// <summary>By cgroup alone; the only mode whose nodes can change while the domain runs (libvirt 7.3).</summary>
    Restrictive = 3,
}
