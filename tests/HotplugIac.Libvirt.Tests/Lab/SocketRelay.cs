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
    private readonly string? _daemon;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private int _connections;
    private int _requests;
    private volatile bool _isFrozen;
    private volatile Hold? _hold;

    /// <param name="daemon">The socket of the daemon behind it. Null: the lab's.</param>
    public SocketRelay(string? daemon = null)
    {
        _daemon = daemon;
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Uri => $"qemu+unix:///system?socket={_path}";

    /// <summary>The same for a daemon that serves one user.</summary>
    public string SessionUri => $"qemu+unix:///session?socket={_path}";

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

    /// <summary>Later calls are passed on again; what is held back stays so.</summary>
    public void Release() => _hold = null;

    /// <summary>What was held back is passed on, in its order, and all that follows.</summary>
    public void GoOn()
    {
        var held = _hold;
        Release();
        held?.End();
    }

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
                try
                {
                    await daemon.ConnectAsync(new UnixDomainSocketEndPoint(_daemon ?? Array.Find(Daemons, File.Exists) ?? Daemons[0]));
                }
                catch (SocketException)
                {
                    // No daemon: the client shall see that too, and one that comes later.
                    client.Dispose();
                    daemon.Dispose();
                    continue;
                }

                _sockets.Add(client);
                _sockets.Add(daemon);
                var calls = new RemoteCalls();
                _ = PumpAsync(client, daemon, bytes => Pass(calls.Begun(bytes)));
                _ = PumpAsync(daemon, client, static _ => null);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    /// <returns>What holds these calls back; null when they pass.</returns>
    private Hold? Pass(IReadOnlyList<int> procedures)
    {
        Interlocked.Add(ref _requests, procedures.Count);
        return _hold is { } hold && hold.Holds(procedures) ? hold : null;
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, Hold?> pass)
    {
        var buffer = new byte[65536];
        Hold? holder = null;
        try
        {
            while (true)
            {
                var count = await from.ReceiveAsync(buffer, SocketFlags.None);
                if (count == 0)
                {
                    break;
                }

                holder = pass(buffer.AsMemory(0, count)) ?? holder;
                if (!_isFrozen && holder?.Keeps(to, buffer.AsSpan(0, count)) != true)
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
        private readonly Lock _sync = new();
        private readonly List<(Socket To, byte[] Bytes)> _kept = [];
        private int _left = nth;
        private bool _isOver;

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

        /// <returns>False when it is over: then the caller sends it himself.</returns>
        public bool Keeps(Socket to, ReadOnlySpan<byte> bytes)
        {
            lock (_sync)
            {
                if (!_isOver)
                {
                    _kept.Add((to, bytes.ToArray()));
                }

                return !_isOver;
            }
        }

        public void End()
        {
            // What comes meanwhile waits for the lock, and so for its turn.
            lock (_sync)
            {
                _isOver = true;
                foreach (var (to, bytes) in _kept)
                {
                    try
                    {
                        to.Send(bytes);
                    }
                    catch (Exception e) when (e is SocketException or ObjectDisposedException)
                    {
                        // The daemon has ended meanwhile: so would its caller have seen it.
                    }
                }
            }
        }
    }
}
