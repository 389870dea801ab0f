namespace Libvirt.Native;

/// <summary>A connection's event registrations.</summary>
/// <remarks>
/// libvirt tells registrations apart by connection, event, domain and function pointer, and not by the opaque pointer: a
/// second one with the same function is refused ("event callback already tracked"). Managed code has one native function per
/// event, so subscriptions to the same event of the same domain share a registration.
/// </remarks>
internal sealed class EventHub
{
    // Held during native calls, so that a registration that is on its way out is out before the next one comes. Deliveries
    // do not take it: a callback may subscribe and unsubscribe.
    private readonly Lock _gate = new();
    private readonly Dictionary<(DomainEventId Event, Guid? Domain), EventRegistration> _registrations = [];
    private readonly ConnectionHandle _connection;
    private bool _isClosed;

    internal EventHub(ConnectionHandle connection) => _connection = connection;

    /// <summary>Adds a subscription and registers with libvirt if it is the first of its kind.</summary>
    internal LibvirtEventSubscription Subscribe(
        DomainEventId eventId, LibvirtDomain? domain, Action<LibvirtDomainEvent> callback, Action<Exception>? onError)
    {
        var key = (eventId, domain?.Uuid);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(LibvirtConnection));
            if (!_registrations.TryGetValue(key, out var registration))
            {
                registration = EventRegistration.Create(_connection, eventId, domain);
                _registrations.Add(key, registration);
            }

            var subscription = new LibvirtEventSubscription(callback, onError, ended => Unsubscribe(key, ended));
            registration.Add(subscription);
            return subscription;
        }
    }

    /// <summary>
    /// Ends all registrations, for good. libvirt counts a reference to the connection for each: without this it would stay open.
    /// </summary>
    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var registration in _registrations.Values)
            {
                registration.End(_connection);
            }

            _registrations.Clear();
        }
    }

    private void Unsubscribe((DomainEventId Event, Guid? Domain) key, LibvirtEventSubscription subscription)
    {
        lock (_gate)
        {
            // Another registration may have come after Close or after the last subscription went; it does not know this one.
            if (_registrations.TryGetValue(key, out var registration) && registration.Remove(subscription) == 0)
            {
                _registrations.Remove(key);
                registration.End(_connection);
            }
        }
    }
}
