namespace Libvirt.Native;

/// <summary>Something happened to a domain. The domain may be gone by now, so events name it and do not hold it.</summary>
/// <param name="DomainName">Its name.</param>
/// <param name="DomainUuid">Its UUID.</param>
public abstract record LibvirtDomainEvent(string DomainName, Guid DomainUuid);

/// <summary>The domain was defined, started, stopped and so on.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Detail">libvirt's number for how; its meaning depends on <paramref name="Kind"/>.</param>
public sealed record DomainLifecycleEvent(string DomainName, Guid DomainUuid, DomainLifecycleKind Kind, int Detail)
    : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>The guest rebooted; the hypervisor process is the same.</summary>
public sealed record DomainRebootEvent(string DomainName, Guid DomainUuid) : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>The balloon has a new size.</summary>
/// <param name="ActualKib">The guest's memory without what the balloon took, KiB.</param>
public sealed record DomainBalloonEvent(string DomainName, Guid DomainUuid, ulong ActualKib)
    : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>A device was added.</summary>
/// <param name="Alias">
/// The hypervisor's name of it. For memory devices QEMU puts <c>mem</c> before the alias here, and only here: <c>memdimm0</c>,
/// <c>memua-mine</c> (seen on 9.0).
/// </param>
public sealed record DomainDeviceAddedEvent(string DomainName, Guid DomainUuid, string Alias)
    : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>A device is gone from the guest and the live definition.</summary>
/// <param name="Alias">The device's alias, such as <c>dimm0</c>.</param>
public sealed record DomainDeviceRemovedEvent(string DomainName, Guid DomainUuid, string Alias)
    : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>The guest refused to release a device.</summary>
/// <param name="Alias">The device's alias, such as <c>dimm0</c>.</param>
public sealed record DomainDeviceRemovalFailedEvent(string DomainName, Guid DomainUuid, string Alias)
    : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>A virtio-mem device has a new size. QEMU sends at most one of these a second.</summary>
/// <param name="Alias">The device's alias.</param>
/// <param name="SizeKib">Memory that the guest has from it now, KiB.</param>
public sealed record DomainMemoryDeviceSizeEvent(string DomainName, Guid DomainUuid, string Alias, ulong SizeKib)
    : LibvirtDomainEvent(DomainName, DomainUuid);

/// <summary>The guest agent's channel opened or closed.</summary>
/// <param name="State">What it is now.</param>
/// <param name="Reason">Why it changed.</param>
public sealed record DomainAgentEvent(string DomainName, Guid DomainUuid, AgentState State, AgentStateReason Reason)
    : LibvirtDomainEvent(DomainName, DomainUuid);
