using System.Collections.Concurrent;
using System.Net.Sockets;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>Stands between a client and the lab's real libvirtd, so that a test can cut or freeze the connection.</summary>
internal sealed class SocketRelay : IAsyncDisposable
{
    private static readonly string[] Daemons = ["/run/libvirt/libvirt-sock", "/var/run/libvirt/libvirt-sock"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"relay-{Guid.NewGuid():N}.sock");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private int _connections;
    private volatile bool _isFrozen;

    public SocketRelay()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Uri => $"qemu+unix:///system?socket={_path}";

    public int Connections => _connections;

    /// <summary>Ends every connection of now; later ones are relayed.</summary>
    public void Cut()
    {
        while (_sockets.TryTake(out var socket))
        {
            socket.Dispose();
        }
    }

    /// <summary>From now on nothing passes, and nothing is closed.</summary>
    public void Freeze() => _isFrozen = true;

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Cut();
        File.Delete(_path);
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                Interlocked.Increment(ref _connections);
                var daemon = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await daemon.ConnectAsync(new UnixDomainSocketEndPoint(Array.Find(Daemons, File.Exists) ?? Daemons[0]));
                _sockets.Add(client);
                _sockets.Add(daemon);
                _ = PumpAsync(client, daemon);
                _ = PumpAsync(daemon, client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[65536];
        try
        {
            while (true)
            {
                var count = await from.ReceiveAsync(buffer, SocketFlags.None);
                if (count == 0)
                {
                    break;
                }

                if (!_isFrozen)
                {
                    await to.SendAsync(buffer.AsMemory(0, count), SocketFlags.None);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side was cut: so is the other.
        }

        from.Dispose();
        to.Dispose();
    }
}
