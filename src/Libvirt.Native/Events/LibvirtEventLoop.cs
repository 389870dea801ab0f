using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Libvirt.Native;

/// <summary>
/// Runs libvirt's event loop on a background thread. Without it there are no events and no keep-alive; everything else works.
/// </summary>
/// <remarks>
/// libvirt has one event loop implementation per process and no way to take it back, so this class is static and its state
/// is the process's. Start it before the first connection that is to report events.
/// </remarks>
public static class LibvirtEventLoop
{
    // An idle loop wakes this often; only a bound for Stop, which normally interrupts the wait.
    private const int TickMilliseconds = 1000;

    private static readonly Lock Gate = new();
    private static volatile bool _isRegistered;
    private static int _timer;
    private static LibvirtEventThread? _thread;

    /// <summary>Whether the loop has been started before; a connection that opens now can report events.</summary>
    internal static bool IsRegistered => _isRegistered;

    /// <summary>Whether the loop's thread runs.</summary>
    public static bool IsRunning
    {
        get
        {
            lock (Gate)
            {
                return _thread is { IsStopping: false };
            }
        }
    }

    /// <summary>Starts the loop unless it runs. The thread does not keep the process alive.</summary>
    /// <exception cref="LibvirtNotInstalledException">libvirt.so.0 cannot be loaded.</exception>
    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    public static void Start()
    {
        LibvirtLibrary.EnsureLoaded();
        lock (Gate)
        {
            if (!_isRegistered)
            {
                Register();
            }

            if (_thread is null or { IsStopping: true })
            {
                _thread = new LibvirtEventThread(_thread);
            }
        }
    }

    /// <summary>
    /// Stops delivering events and waits for the thread to end. Connections stay open, but a remote one that misses its
    /// keep-alive answers is closed by the other side. <see cref="Start"/> may follow.
    /// </summary>
    /// <returns>False if a callback kept the thread busy for longer than <paramref name="timeout"/>; it then ends by itself.</returns>
    /// <exception cref="InvalidOperationException">Called from an event callback.</exception>
    public static bool Stop(TimeSpan timeout)
    {
        LibvirtEventThread? thread;
        lock (Gate)
        {
            thread = _thread;
            if (thread is null)
            {
                return true;
            }

            thread.RequestStop();
        }

        // Changing a timer interrupts the poll that the thread waits in.
        NativeMethods.virEventUpdateTimeout(_timer, 0);
        var hasEnded = thread.Join(timeout);
        NativeMethods.virEventUpdateTimeout(_timer, TickMilliseconds);
        return hasEnded;
    }

    private static unsafe void Register()
    {
        LibvirtException.ThrowIfNegative(NativeMethods.virEventRegisterDefaultImpl());
        _timer = LibvirtException.ThrowIfNegative(NativeMethods.virEventAddTimeout(TickMilliseconds, &Tick, 0, 0));
        _isRegistered = true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Tick(int timer, nint opaque)
    {
    }
}
