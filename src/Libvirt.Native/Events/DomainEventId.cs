namespace Libvirt.Native;

/// <summary>Events that a subscription can ask for (virDomainEventID).</summary>
public enum DomainEventId
{
    /// <summary>Defined, started, stopped and so on: <see cref="DomainLifecycleEvent"/>.</summary>
    Lifecycle = 0,

    /// <summary>The guest rebooted: <see cref="DomainRebootEvent"/>.</summary>
    Reboot = 1,

    /// <summary>The balloon changed: <see cref="DomainBalloonEvent"/>.</summary>
    BalloonChange = 13,

    /// <summary>A device is gone: <see cref="DomainDeviceRemovedEvent"/>.</summary>
    DeviceRemoved = 15,

    /// <summary>The guest agent came or went: <see cref="DomainAgentEvent"/>.</summary>
    AgentLifecycle = 18,

    /// <summary>A device was added: <see cref="DomainDeviceAddedEvent"/>.</summary>
    DeviceAdded = 19,

    /// <summary>A guest refused to release a device: <see cref="DomainDeviceRemovalFailedEvent"/>.</summary>
    DeviceRemovalFailed = 22,

    /// <summary>A virtio-mem device changed its size (libvirt 7.9): <see cref="DomainMemoryDeviceSizeEvent"/>.</summary>
    MemoryDeviceSizeChange = 26,
}
