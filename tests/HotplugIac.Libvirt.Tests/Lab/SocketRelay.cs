using System.Collections.Concurrent;
using System.Net.Sockets;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>
/// Stands between a client and the lab's real libvirtd, so that a test can cut or freeze the connection, or hold back one call
/// and look at what is there at that very moment.
/// </summary>
internal sealed class SocketRelay : IAsyncDisposable
{
    private static readonly string[] Daemons = ["/run/libvirt/libvirt-sock", "/var/run/libvirt/libvirt-sock"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"relay-{Guid.NewGuid():N}.sock");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private int _connections;
    private int _requests;
    private volatile bool _isFrozen;
    private volatile Hold? _hold;

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

    /// <summary>The n-th call of a procedure from now on is not passed on, nor is anything that the client sends after it.</summary>
    /// <param name="nth">Counted from 1.</param>
    /// <returns>Ends when the call has come.</returns>
    public Task HoldAsync(RemoteProcedure procedure, int nth)
    {
        var hold = new Hold((int)procedure, nth);
        _hold = hold;
        return hold.Reached.Task;
    }

    /// <summary>Later calls are passed on again.</summary>
    public void Release() => _hold = null;

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
                var calls = new RemoteCalls();
                _ = PumpAsync(client, daemon, bytes => Pass(calls.Begun(bytes)));
                _ = PumpAsync(daemon, client, static _ => true);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private bool Pass(IReadOnlyList<int> procedures)
    {
        Interlocked.Add(ref _requests, procedures.Count);
        return _hold?.Holds(procedures) != true;
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> passes)
    {
        var buffer = new byte[65536];
        var isHeld = false;
        try
        {
            while (true)
            {
                var count = await from.ReceiveAsync(buffer, SocketFlags.None);
                if (count == 0)
                {
                    break;
                }

                isHeld |= !passes(buffer.AsMemory(0, count));
                if (!_isFrozen && !isHeld)
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

    private sealed class Hold(int procedure, int nth)
    {
        private int _left = nth;

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Holds(IReadOnlyList<int> procedures)
        {
            if (procedures.Count(p => p == procedure) is var count && (count == 0 || Interlocked.Add(ref _left, -count) > 0))
            {
                return false;
            }

            Reached.TrySetResult();
            return true;
        }
    }
}
