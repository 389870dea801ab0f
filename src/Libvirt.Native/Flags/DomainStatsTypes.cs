namespace Libvirt.Native;

/// <summary>Groups of statistics (virDomainStatsTypes); the names in brackets are the prefixes of their fields.</summary>
[Flags]
public enum DomainStatsTypes : uint
{
    /// <summary>Every group that the hypervisor has.</summary>
    All = 0,

    /// <summary>State and reason (<c>state.</c>).</summary>
    State = 1 << 0,

    /// <summary>CPU time of the whole domain (<c>cpu.</c>).</summary>
    CpuTotal = 1 << 1,

    /// <summary>Balloon and guest memory, KiB (<c>balloon.</c>).</summary>
    Balloon = 1 << 2,

    /// <summary>vCPU counts and per-vCPU times (<c>vcpu.</c>).</summary>
    Vcpu = 1 << 3,

    /// <summary>Network interfaces (<c>net.</c>).</summary>
    Interface = 1 << 4,

    /// <summary>Disks (<c>block.</c>).</summary>
    Block = 1 << 5,

    /// <summary>Performance events (<c>perf.</c>).</summary>
    Perf = 1 << 6,

    /// <summary>I/O threads (<c>iothread.</c>).</summary>
    IoThread = 1 << 7,

    /// <summary>Memory bandwidth monitors (<c>memory.</c>).</summary>
    Memory = 1 << 8,

    /// <summary>The dirty page rate (<c>dirtyrate.</c>).</summary>
    DirtyRate = 1 << 9,

    /// <summary>What the hypervisor itself counts (<c>vm.</c>; libvirt 8.9).</summary>
    Vm = 1 << 10,
}
