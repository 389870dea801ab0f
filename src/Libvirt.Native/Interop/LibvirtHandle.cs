using Microsoft.Win32.SafeHandles;

namespace Libvirt.Native;

/// <summary>
/// A reference to a libvirt object that knows when it was disposed. A plain SafeHandle goes on accepting calls after Dispose
/// for as long as an earlier call is in flight, so whether a late call fails would depend on luck.
/// </summary>
internal abstract class LibvirtHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private static int s_open;

    private volatile bool _isDisposed;
    private int _isCounted = 1;

    protected LibvirtHandle()
        : base(ownsHandle: true) => Interlocked.Increment(ref s_open);

    /// <summary>References that nobody has given back yet.</summary>
    internal static int Open => Volatile.Read(ref s_open);

    /// <summary>Whether Dispose was called, though calls may still be in flight.</summary>
    internal bool IsDisposed => _isDisposed;

    /// <summary>The public class to name in an <see cref="ObjectDisposedException"/>.</summary>
    internal abstract Type Owner { get; }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        if (Interlocked.Exchange(ref _isCounted, 0) == 1)
        {
            Interlocked.Decrement(ref s_open);
        }

        base.Dispose(disposing);
    }
}
