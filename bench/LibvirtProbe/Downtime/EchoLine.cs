using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LibvirtProbe.Downtime;

/// <summary>
/// Says a number to the guest every 10 ms and notes when it comes back. Threads of its own: a pool that is busy must not look like a
/// guest that is silent. When the line breaks, which a stop of the machine does, it is taken up again as soon as there is one.
/// </summary>
internal sealed class EchoLine : IDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    private readonly UnixDomainSocketEndPoint _end;
    private readonly Thread _sender;
    private readonly Thread _receiver;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Lock _gate = new();
    private readonly List<long> _answers = [];
    private Socket? _socket;

    public EchoLine(string path)
    {
        _end = new UnixDomainSocketEndPoint(path);
        (_sender, _receiver) = (new Thread(Send) { IsBackground = true }, new Thread(Receive) { IsBackground = true });
        _sender.Start();
        _receiver.Start();
    }

    /// <summary>When answers came, as timestamps.</summary>
    public IReadOnlyList<long> AnswersSince(long timestamp)
    {
        lock (_gate)
        {
            return [.. _answers.Where(a => a >= timestamp)];
        }
    }

    public void Dispose()
    {
        _stop.Set();
        _sender.Join();
        Interlocked.Exchange(ref _socket, null)?.Dispose();
        _receiver.Join();
        _stop.Dispose();
    }

    private void Send()
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 0L; ; number++)
        {
            // By the clock and not by the wait: being late once does not make everything later.
            var early = (number * Every) - Stopwatch.GetElapsedTime(started);
            if (_stop.Wait(early > TimeSpan.Zero ? early : TimeSpan.Zero))
            {
                return;
            }

            try
            {
                Volatile.Read(ref _socket)?.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n")));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Nobody listens, or so long that the line is full: this number stays unanswered.
            }
        }
    }

    private void Receive()
    {
        var bytes = new byte[4096];
        while (!_stop.IsSet)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { SendTimeout = 1 };
            try
            {
                socket.Connect(_end);
                Volatile.Write(ref _socket, socket);
                while (socket.Receive(bytes) is > 0 and var count)
                {
                    var now = Stopwatch.GetTimestamp();
                    lock (_gate)
                    {
                        _answers.AddRange(Enumerable.Repeat(now, bytes.AsSpan(0, count).Count((byte)'\n')));
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Not there, or not any more.
            }

            Interlocked.Exchange(ref _socket, null);
            _stop.Wait(Every);
        }
    }
}
