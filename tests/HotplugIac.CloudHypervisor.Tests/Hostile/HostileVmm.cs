using System.Net.Sockets;
using System.Text;

namespace HotplugIac.CloudHypervisor.Tests.Hostile;

/// <summary>A program behind <c>vm0.sock</c> that answers as it likes, byte for byte.</summary>
internal sealed class HostileVmm : IAsyncDisposable
{
    /// <summary>An answer to <c>vmm.ping</c> that is right.</summary>
    public const string Pong = """{"version":"v50.0","pid":0}""";

    private readonly CancellationTokenSource _end = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vmm-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly Task _serving;
    private int _requests;

    private HostileVmm(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, "vm0.sock")));
        _listener.Listen();
        _serving = ServeAsync();
    }

    public string Folder => _folder.FullName;

    public int Requests => _requests;

    public CloudHypervisorHypervisor Connect(TimeSpan bound) => CloudHypervisorHypervisor.Create($"ch+unix://{Folder}", new CloudHypervisorOptions { RequestTimeout = bound });

    /// <param name="answer">Gets the request's first line, and the connection to write to.</param>
    public static HostileVmm Start(Func<string, Stream, CancellationToken, Task> answer) => new(answer);

    /// <summary>One that is right about itself, and answers <c>vm.info</c> with these bytes.</summary>
    public static HostileVmm Start(byte[] info) => Start(async (request, connection, token) =>
        await connection.WriteAsync(request.Contains("vmm.ping", StringComparison.Ordinal) ? Ok(Pong) : info, token));

    public static byte[] Ok(string body) => Ok(Encoding.UTF8.GetBytes(body));

    public static byte[] Ok(byte[] body) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _folder.Delete(recursive: true);
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var connection = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(connection, Encoding.ASCII, false, 1024, leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync(_end.Token) is { } request)
            {
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                    // The rest of the head says nothing.
                }

                Interlocked.Increment(ref _requests);
                await _answer(request, connection, _end.Token);
                if (!request.Contains("vmm.ping", StringComparison.Ordinal))
                {
                    // Nothing more is asked on it, and some answers end with the connection.
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It was given up.
        }
    }
}
