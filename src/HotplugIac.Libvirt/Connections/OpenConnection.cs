using HotplugIac.Libvirt.Facts;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>A connection and what was learnt through it.</summary>
internal sealed class OpenConnection : IDisposable
{
    // A daemon that says nothing for half a minute is given up: calls in flight then fail instead of hanging.
    private const int KeepAliveSeconds = 5;
    private const int KeepAliveMisses = 6;

    private OpenConnection(LibvirtConnection native)
    {
        Native = native;
        Capabilities = new LibvirtCapabilities(native);
    }

    public LibvirtConnection Native { get; }

    public LibvirtCapabilities Capabilities { get; }

    /// <summary>Opens it; blocking. Never asks anybody anything, ssh included: the binding sees to that.</summary>
    /// <exception cref="LibvirtNotInstalledException">libvirt.so.0 cannot be loaded.</exception>
    /// <exception cref="LibvirtException">The connection cannot be opened.</exception>
    public static OpenConnection Open(string uri)
    {
        LibvirtEventLoop.Start();
        var native = LibvirtConnection.Open(uri);
        try
        {
            native.SetKeepAlive(KeepAliveSeconds, KeepAliveMisses);
        }
        catch (LibvirtException)
        {
            // A driver inside this process (test, embed) has no wire to keep alive.
        }

        return new OpenConnection(native);
    }

    public bool IsAlive()
    {
        try
        {
            return Native.IsAlive();
        }
        catch (LibvirtException)
        {
            return false;
        }
    }

    public void Dispose() => Native.Dispose();
}
