using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    /// <summary>Starts a defined domain.</summary>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.OperationInvalid"/>: it runs already.</exception>
    public void Create(DomainCreateFlags flags = DomainCreateFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainCreateWithFlags(_handle, flags));
    }

    /// <summary>Asks the guest to shut down and returns at once; the guest may take its time or ignore it.</summary>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.OperationInvalid"/>: it does not run.</exception>
    public void Shutdown(DomainShutdownFlags flags = DomainShutdownFlags.Default)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainShutdownFlags(_handle, flags));
    }

    /// <summary>Switches it off now. The definition of a persistent domain stays.</summary>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.OperationInvalid"/>: it does not run.</exception>
    public void Destroy(DomainDestroyFlags flags = DomainDestroyFlags.Default)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainDestroyFlags(_handle, flags));
    }

    /// <summary>Asks the guest to reboot and returns at once. With QEMU the same process goes on: pending configuration is not applied.</summary>
    public void Reboot(DomainShutdownFlags flags = DomainShutdownFlags.Default)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainReboot(_handle, flags));
    }

    /// <summary>Presses the reset button.</summary>
    public void Reset()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainReset(_handle, 0));
    }

    /// <summary>Stops the vCPUs; memory stays.</summary>
    public void Suspend()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSuspend(_handle));
    }

    /// <summary>Lets the vCPUs go on.</summary>
    public void Resume()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainResume(_handle));
    }

    /// <summary>Removes the definition. A running domain becomes transient; one that is off is gone.</summary>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.OperationInvalid"/>: a managed save image, snapshots or NVRAM exist and no flag says what
    /// becomes of them.
    /// </exception>
    public void Undefine(DomainUndefineFlags flags = DomainUndefineFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainUndefineFlags(_handle, flags));
    }

    /// <summary>Saves the guest's RAM to a file that libvirt manages and switches the domain off; the next start restores it.</summary>
    public void ManagedSave(DomainSaveFlags flags = DomainSaveFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainManagedSave(_handle, flags));
    }

    /// <summary>Deletes the managed save image, the guest's RAM with it.</summary>
    public void ManagedSaveRemove()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainManagedSaveRemove(_handle, 0));
    }

    /// <summary>
    /// Sets what happens when the guest powers off, reboots or crashes. Set for the live domain, it is gone after the next start.
    /// </summary>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.OperationUnsupported"/>: the hypervisor cannot change it while the domain runs.
    /// </exception>
    public void SetLifecycleAction(
        DomainLifecycle type, DomainLifecycleAction action, DomainModification flags = DomainModification.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSetLifecycleAction(_handle, type, action, flags));
    }
}
