namespace Libvirt.Native;

/// <summary>An interest in events; dispose it to end it.</summary>
/// <remarks>
/// Callbacks run on the event loop's thread, one at a time for the whole process. They must be quick: while one runs, no
/// other event is delivered and no keep-alive message answered. Hand work that blocks, such as calls to libvirt, to another
/// thread. What a callback throws goes to the error callback of the subscription and nowhere else.
/// </remarks>
public sealed class LibvirtEventSubscription : IDisposable
{
    private readonly Action<LibvirtDomainEvent> _callback;
    private readonly Action<Exception>? _onError;
    private readonly Action<LibvirtEventSubscription> _unsubscribe;
    private volatile bool _isDisposed;

    internal LibvirtEventSubscription(
        Action<LibvirtDomainEvent> callback, Action<Exception>? onError, Action<LibvirtEventSubscription> unsubscribe)
    {
        _callback = callback;
        _onError = onError;
        _unsubscribe = unsubscribe;
    }

    /// <summary>
    /// Ends the subscription. No callback starts after this returns; one that runs at the moment finishes. May be called from
    /// a callback, and more than once.
    /// </summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _unsubscribe(this);
        }
    }

    /// <summary>Calls back. Throws nothing: the caller is native code, and an exception would end the process.</summary>
    internal void Deliver(LibvirtDomainEvent domainEvent)
    {
        if (_isDisposed)
        {
            return;
        }

#pragma warning disable CA1031, RCS1075 // See the summary.
        try
        {
            _callback(domainEvent);
        }
        catch (Exception error)
        {
            try
            {
                _onError?.Invoke(error);
            }
            catch (Exception)
            {
                // The error callback failed too; nobody is left to tell.
            }
        }
#pragma warning restore CA1031, RCS1075
    }
}
