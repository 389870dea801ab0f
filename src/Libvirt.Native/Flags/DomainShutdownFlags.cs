namespace Libvirt.Native;

/// <summary>
/// Ways to ask a guest to shut down or reboot (virDomainShutdownFlagValues, virDomainRebootFlagValues). Several may be
/// given; the hypervisor picks the order.
/// </summary>
[Flags]
public enum DomainShutdownFlags : uint
{
    /// <summary>The hypervisor's choice.</summary>
    Default = 0,

    /// <summary>Press the ACPI power button.</summary>
    AcpiPowerButton = 1 << 0,

    /// <summary>Through the guest agent.</summary>
    GuestAgent = 1 << 1,

    /// <summary>Through /dev/initctl (containers).</summary>
    Initctl = 1 << 2,

    /// <summary>A signal to the init process (containers).</summary>
    Signal = 1 << 3,

    /// <summary>The paravirtual control interface (Xen).</summary>
    Paravirt = 1 << 4,
}
