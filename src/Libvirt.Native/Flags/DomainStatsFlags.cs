namespace Libvirt.Native;

/// <summary>Which domains to ask and how (virConnectGetAllDomainStatsFlags). The filters are those of <see cref="ListDomainsFlags"/>.</summary>
[Flags]
public enum DomainStatsFlags : uint
{
    /// <summary>All domains, waiting for busy ones.</summary>
    None = 0,
    Active = 1 << 0,
    Inactive = 1 << 1,
    Persistent = 1 << 2,
    Transient = 1 << 3,
    Running = 1 << 4,
    Paused = 1 << 5,
    ShutOff = 1 << 6,
    OtherState = 1 << 7,

    /// <summary>Leave out what a busy domain cannot give at once, instead of waiting for up to 30 s (libvirt 4.5).</summary>
    NoWait = 1u << 29,

    /// <summary>Block statistics of backing files too.</summary>
    Backing = 1u << 30,

    /// <summary>Fail if the hypervisor does not have a group that was asked for, instead of leaving it out.</summary>
    EnforceStats = 1u << 31,
}
