namespace Libvirt.Native;

public sealed partial class LibvirtConnection
{
    /// <summary>Calls back for each event of one kind until the subscription or the connection is disposed.</summary>
    /// <param name="eventId">Which events.</param>
    /// <param name="callback">Runs on the event loop's thread; see <see cref="LibvirtEventSubscription"/> for its duties.</param>
    /// <param name="domain">Only this domain's events; null for all.</param>
    /// <param name="onError">Gets what <paramref name="callback"/> throws, on the same thread.</param>
    /// <exception cref="InvalidOperationException">
    /// The event loop was not started before the connection opened, so no event could ever arrive.
    /// </exception>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.NoSupport"/>: the driver has no events.</exception>
    public LibvirtEventSubscription RegisterDomainEvent(
        DomainEventId eventId,
        Action<LibvirtDomainEvent> callback,
        LibvirtDomain? domain = null,
        Action<Exception>? onError = null)
    {
        RequireEventLoop();
        return _events.Subscribe(eventId, domain, callback, onError);
    }

    private void RequireEventLoop()
    {
        if (!_hasEventLoop)
        {
            throw new InvalidOperationException(
                $"Call {nameof(LibvirtEventLoop)}.{nameof(LibvirtEventLoop.Start)} before {nameof(LibvirtConnection)}.{nameof(Open)}: "
                + "libvirt decides when a connection opens whether it can report events.");
        }
    }
}
