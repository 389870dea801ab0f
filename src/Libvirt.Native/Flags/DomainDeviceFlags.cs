namespace Libvirt.Native;

/// <summary>Where a device is attached, changed or removed (virDomainDeviceModifyFlags).</summary>
[Flags]
public enum DomainDeviceFlags : uint
{
    /// <summary>The live domain if it runs, else the persistent definition.</summary>
    Current = 0,

    /// <summary>The running domain.</summary>
    Live = 1 << 0,

    /// <summary>The persistent definition.</summary>
    Config = 1 << 1,

    /// <summary>Even against the guest's will, such as ejecting a locked tray.</summary>
    Force = 1 << 2,
}
