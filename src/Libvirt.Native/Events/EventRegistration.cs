using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>
/// One registration inside libvirt and the subscriptions that share it. <see cref="EventHub"/> makes one change at a time;
/// deliveries come from the loop thread at any time, so a change replaces the array.
/// </summary>
internal sealed class EventRegistration
{
    private volatile LibvirtEventSubscription[] _subscriptions = [];
    private int _callbackId = -1;

    private EventRegistration()
    {
    }

    internal static unsafe EventRegistration Create(ConnectionHandle connection, DomainEventId eventId, LibvirtDomain? domain)
    {
        using var lease = HandleLease.On(connection);
        var registration = new EventRegistration();
        var opaque = GCHandle.Alloc(registration);
        try
        {
            registration._callbackId = domain is null ? Register(0) : RegisterFor(domain);
            return registration;
        }
        catch
        {
            // On failure libvirt does not call the release function; on success it does, exactly once.
            opaque.Free();
            throw;
        }

        int RegisterFor(LibvirtDomain only)
        {
            using var domainLease = HandleLease.On(only.Handle);
            return Register(only.Handle.DangerousGetHandle());
        }

        int Register(nint only) => LibvirtException.ThrowIfNegative(NativeMethods.virConnectDomainEventRegisterAny(
            connection, only, eventId, EventCallbacks.For(eventId), GCHandle.ToIntPtr(opaque), &EventCallbacks.Release));
    }

    internal void Add(LibvirtEventSubscription subscription) => _subscriptions = [.. _subscriptions, subscription];

    /// <summary>Removes a subscription if it is there.</summary>
    /// <returns>How many are left.</returns>
    internal int Remove(LibvirtEventSubscription subscription)
    {
        var left = Array.FindAll(_subscriptions, other => other != subscription);
        _subscriptions = left;
        return left.Length;
    }

    /// <summary>Takes the registration out of libvirt, which releases it when no callback is in it any more.</summary>
    internal void End(ConnectionHandle connection)
    {
        _subscriptions = [];

        // An error means that the connection broke, and the registration with it: nothing is left to end.
        _ = NativeMethods.virConnectDomainEventDeregisterAny(connection, _callbackId);
    }

    internal void Deliver(LibvirtDomainEvent domainEvent)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Deliver(domainEvent);
        }
    }
}
