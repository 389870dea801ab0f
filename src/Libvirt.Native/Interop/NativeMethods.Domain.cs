using System.Runtime.InteropServices;

namespace Libvirt.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainFree(nint domain);

    /// <summary>Borrowed: the reference count is not raised.</summary>
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial nint virDomainGetConnect(DomainHandle domain);

    /// <summary>Borrowed, valid as long as the domain object.</summary>
    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial nint virDomainGetName(nint domain);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetUUID(nint domain, byte* uuid);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial uint virDomainGetID(DomainHandle domain);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virDomainGetXMLDesc(DomainHandle domain, DomainXmlFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetState(DomainHandle domain, out int state, out int reason, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetInfo(DomainHandle domain, out NativeDomainInfo info);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainIsActive(DomainHandle domain);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainIsPersistent(DomainHandle domain);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainGetAutostart(DomainHandle domain, out int autostart);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainSetAutostart(DomainHandle domain, int autostart);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainCreateWithFlags(DomainHandle domain, DomainCreateFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainShutdownFlags(DomainHandle domain, DomainShutdownFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainDestroyFlags(DomainHandle domain, DomainDestroyFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainReboot(DomainHandle domain, DomainShutdownFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainReset(DomainHandle domain, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainSuspend(DomainHandle domain);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainResume(DomainHandle domain);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainUndefineFlags(DomainHandle domain, DomainUndefineFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainHasManagedSaveImage(DomainHandle domain, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainManagedSave(DomainHandle domain, DomainSaveFlags flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainManagedSaveRemove(DomainHandle domain, uint flags);

    [LibraryImport(LibvirtLibrary.Core)]
    internal static partial int virDomainSetLifecycleAction(
        DomainHandle domain, DomainLifecycle type, DomainLifecycleAction action, DomainModification flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int virDomainSetMetadata(
        DomainHandle domain, DomainMetadataType type, string? metadata, string? key, string? uri, DomainModification flags);

    [LibraryImport(LibvirtLibrary.Core, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virDomainGetMetadata(
        DomainHandle domain, DomainMetadataType type, string? uri, DomainModification flags);

    /// <summary>Lives in libvirt-qemu.so.0; call <see cref="LibvirtLibrary.EnsureQemuLoaded"/> first.</summary>
    [LibraryImport(LibvirtLibrary.Qemu, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial string? virDomainQemuAgentCommand(DomainHandle domain, string command, int timeoutSeconds, uint flags);
}
