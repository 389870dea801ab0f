using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Libvirt;

/// <summary>Bounds of what a hypervisor may take to answer.</summary>
public sealed record LibvirtOptions
{
    /// <value>How long opening a connection may take; default 60 s. A daemon's first start probes QEMU for about 8 s (RULEBOOK E).</value>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <value>
    /// How long one call may take; default 120 s. libvirt itself waits up to 30 s for another client's job on the machine
    /// (RULEBOOK A5, code 68), and a start can take longer.
    /// </value>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <value>
    /// Answers to a daemon that asks (SASL), or to an ssh library that does; default none. libvirt's own file of credentials,
    /// where it has some for this host, comes first.
    /// </value>
    public HypervisorCredentials? Credentials { get; init; }

    /// <value>Where connections are logged; default nowhere.</value>
    public EventLog Log { get; init; } = EventLog.Off;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
