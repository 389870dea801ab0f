using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>
/// The functions that libvirt calls on the event loop's thread. Each event has a C signature of its own; each function here
/// turns its arguments into a record and delivers it. The opaque pointer is a GC handle to the registration.
/// </summary>
internal static unsafe class EventCallbacks
{
    /// <summary>The native function for an event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The event has none here.</exception>
    internal static void* For(DomainEventId eventId) => eventId switch
    {
        DomainEventId.Lifecycle => (delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, int>)&Lifecycle,
        DomainEventId.Reboot => (delegate* unmanaged[Cdecl]<nint, nint, nint, void>)&Reboot,
        DomainEventId.BalloonChange => (delegate* unmanaged[Cdecl]<nint, nint, ulong, nint, void>)&BalloonChange,
        DomainEventId.DeviceRemoved => (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, void>)&DeviceRemoved,
        DomainEventId.AgentLifecycle => (delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void>)&AgentLifecycle,
        DomainEventId.DeviceAdded => (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, void>)&DeviceAdded,
        DomainEventId.DeviceRemovalFailed => (delegate* unmanaged[Cdecl]<nint, nint, nint, nint, void>)&DeviceRemovalFailed,
        DomainEventId.MemoryDeviceSizeChange =>
            (delegate* unmanaged[Cdecl]<nint, nint, nint, ulong, nint, void>)&MemoryDeviceSizeChange,
        _ => throw new ArgumentOutOfRangeException(nameof(eventId), eventId, "this event has no typed callback"),
    };

    /// <summary>libvirt drops the registration and will not call again.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Release(nint opaque) => GCHandle.FromIntPtr(opaque).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lifecycle(nint connection, nint domain, int kind, int detail, nint opaque)
    {
        Deliver(opaque, domain, (name, uuid) => new DomainLifecycleEvent(name, uuid, (DomainLifecycleKind)kind, detail));
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Reboot(nint connection, nint domain, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainRebootEvent(name, uuid));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void BalloonChange(nint connection, nint domain, ulong actual, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainBalloonEvent(name, uuid, actual));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DeviceRemoved(nint connection, nint domain, nint alias, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainDeviceRemovedEvent(name, uuid, Text(alias)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void AgentLifecycle(nint connection, nint domain, int state, int reason, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainAgentEvent(name, uuid, (AgentState)state, (AgentStateReason)reason));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DeviceAdded(nint connection, nint domain, nint alias, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainDeviceAddedEvent(name, uuid, Text(alias)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DeviceRemovalFailed(nint connection, nint domain, nint alias, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainDeviceRemovalFailedEvent(name, uuid, Text(alias)));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void MemoryDeviceSizeChange(nint connection, nint domain, nint alias, ulong size, nint opaque) =>
        Deliver(opaque, domain, (name, uuid) => new DomainMemoryDeviceSizeEvent(name, uuid, Text(alias), size));

    private static string Text(nint text) => NativeText.FromBorrowed(text) ?? "";

    private static void Deliver(nint opaque, nint domain, Func<string, Guid, LibvirtDomainEvent> create)
    {
        try
        {
            var (name, uuid) = DomainIdentity.Of(domain);
            (GCHandle.FromIntPtr(opaque).Target as EventRegistration)?.Deliver(create(name, uuid));
        }
        catch (LibvirtException)
        {
            // libvirt passed a domain that it cannot name. Nothing may be thrown into native code, and there is nothing to say.
        }
    }
}
