namespace Libvirt.Native;

/// <summary>
/// Keeps a handle open from before a call until its error has been read.
/// </summary>
/// <remarks>
/// The marshaller does the same, but for the call alone. If another thread disposes the object meanwhile, the marshaller's
/// release would free it on this thread right after the call, and freeing clears libvirt's error before we have read it.
/// </remarks>
internal readonly ref struct HandleLease
{
    private readonly LibvirtHandle _handle;

    private HandleLease(LibvirtHandle handle) => _handle = handle;

    /// <summary>Takes a lease; dispose it.</summary>
    /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
    public static HandleLease On(LibvirtHandle handle)
    {
        ObjectDisposedException.ThrowIf(handle.IsDisposed, handle.Owner);
        var added = false;
        handle.DangerousAddRef(ref added);
        return new HandleLease(handle);
    }

    public void Dispose() => _handle.DangerousRelease();
}
