using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Facts;
using HotplugIac.Libvirt.Reading;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>A connection and what was learnt through it.</summary>
internal sealed class OpenConnection : IDisposable
{
    // A host that says nothing for half a minute is given up: calls in flight then fail instead of hanging.
    private const int KeepAliveSeconds = 5;
    private const int KeepAliveMisses = 6;

    // A daemon on this host answers in the time that it takes to wake another thread.
    private const int LocalReaders = 2;

    private OpenConnection(LibvirtConnection native, int readers)
    {
        Native = native;
        Readers = readers;
        Capabilities = new LibvirtCapabilities(native);
        Saves = new ManagedSaves(native);
    }

    public LibvirtConnection Native { get; }

    public LibvirtCapabilities Capabilities { get; }

    public ManagedSaves Saves { get; }

    /// <summary>The machines met so far.</summary>
    public KnownDomains Known { get; } = new();

    /// <summary>How many threads of one pass may ask at a time.</summary>
    public int Readers { get; }

    /// <summary>Opens it; blocking. Never asks anybody anything, ssh included: the binding sees to that.</summary>
    /// <exception cref="LibvirtNotInstalledException">libvirt.so.0 cannot be loaded.</exception>
    /// <exception cref="LibvirtException">The connection cannot be opened.</exception>
    public static OpenConnection Open(string uri, HypervisorCredentials? credentials)
    {
        var answers = new LibvirtCredentials { UserName = credentials?.UserName, Password = credentials?.Password };
        // On this host a daemon that ends closes its socket, and every call notices. Keep-alive is for hosts that can vanish
        // without a word; it needs the event loop, whose thread wakes with every answer of every call.
        if (LibvirtUri.IsLocal(uri))
        {
            return new OpenConnection(LibvirtConnection.Open(uri, credentials: answers), LocalReaders);
        }

        LibvirtEventLoop.Start();
        var native = LibvirtConnection.Open(uri, credentials: answers);
        try
        {
            native.SetKeepAlive(KeepAliveSeconds, KeepAliveMisses);
        }
        catch (LibvirtException)
        {
            // A driver inside this process (embed) has no wire to keep alive.
        }

        return new OpenConnection(native, LibvirtSession.Parallelism);
    }

    /// <summary>False as well once somebody has given it up. Never throws: inside a filter of exceptions that would be a silent no.</summary>
    public bool IsAlive()
    {
        try
        {
            return Native.IsAlive();
        }
        catch (Exception e) when (e is LibvirtException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        Known.Dispose();
        Native.Dispose();
    }
}
