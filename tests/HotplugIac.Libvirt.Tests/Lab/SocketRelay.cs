using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>Stands between a client and the lab's real libvirtd, so that a test can cut or freeze the connection.</summary>
internal sealed class SocketRelay : IAsyncDisposable
{
    private static readonly string[] Daemons = ["/run/libvirt/libvirt-sock", "/var/run/libvirt/libvirt-sock"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"relay-{Guid.NewGuid():N}.sock");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private int _connections;
    private int _requests;
    private volatile bool _isFrozen;

    public SocketRelay()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Uri => $"qemu+unix:///system?socket={_path}";

    public int Connections => _connections;

    /// <summary>Messages that clients have sent: each begins with its own length (libvirt's RPC).</summary>
    public int Requests => _requests;

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
                var counter = new MessageCounter();
                _ = PumpAsync(client, daemon, bytes => Interlocked.Add(ref _requests, counter.Begun(bytes)));
                _ = PumpAsync(daemon, client, static _ => { });
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Action<ReadOnlyMemory<byte>> look)
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

                look(buffer.AsMemory(0, count));
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

    /// <summary>Counts messages in a stream that comes in arbitrary pieces.</summary>
    private sealed class MessageCounter
    {
        private readonly List<byte> _length = [];
        private int _rest;

        public int Begun(ReadOnlyMemory<byte> bytes)
        {
            var begun = 0;
            foreach (var value in bytes.Span)
            {
                if (_rest > 0)
                {
                    _rest--;
                    continue;
                }

                _length.Add(value);
                if (_length.Count == 4)
                {
                    _rest = BinaryPrimitives.ReadInt32BigEndian(CollectionsMarshal.AsSpan(_length)) - 4;
                    _length.Clear();
                    begun++;
                }
            }

            return begun;
        }
    }
}
