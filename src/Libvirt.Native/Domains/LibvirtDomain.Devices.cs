using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    /// <summary>Adds a device.</summary>
    /// <param name="xml">The device's element.</param>
    /// <param name="flags">Live, configuration or both.</param>
    public void AttachDevice(string xml, DomainDeviceFlags flags = DomainDeviceFlags.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainAttachDeviceFlags(_handle, xml, flags));
    }

    /// <summary>
    /// Removes the first device that matches. Success does not mean that it is gone: if a guest says nothing for a few
    /// seconds, libvirt returns success and the device is still there. Wait for the event or read the XML.
    /// </summary>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.DeviceMissing"/>: no such device; <see cref="LibvirtErrorCode.OperationFailed"/>: the guest
    /// refused.
    /// </exception>
    public void DetachDevice(string xml, DomainDeviceFlags flags = DomainDeviceFlags.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainDetachDeviceFlags(_handle, xml, flags));
    }

    /// <summary>Asks for the removal of the device with an alias, and returns without waiting for the guest (libvirt 4.4).</summary>
    /// <exception cref="LibvirtException">
    /// No such device: <see cref="LibvirtErrorCode.DeviceMissing"/>, but for the configuration
    /// <see cref="LibvirtErrorCode.InternalError"/> "no device found with alias" (seen on 9.0).
    /// </exception>
    public void DetachDeviceAlias(string alias, DomainDeviceFlags flags = DomainDeviceFlags.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainDetachDeviceAlias(_handle, alias, flags));
    }

    /// <summary>Changes a device. What may change depends on the device; the guest may follow later.</summary>
    public void UpdateDevice(string xml, DomainDeviceFlags flags = DomainDeviceFlags.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainUpdateDeviceFlags(_handle, xml, flags));
    }
}
