using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>
/// The HTTP API of the VMMs of a folder, each on a unix socket of its own. The requests of one look share a connection, and the last of
/// them closes it: there are no more connections than looks and requests under way.
/// </summary>
internal sealed class VmmClient : IDisposable
{
    /// <summary>Between the requests of one look; a look that failed leaves its connection behind for no longer.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    /// <summary>A configuration with thousands of devices has some hundred kilobytes. A VMM that sends more, or without end, is given up.</summary>
    private const int LargestReply = 4 << 20;

    private readonly string _folder;
    private readonly EventLog _log;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, int> _processes = new(StringComparer.Ordinal);

    public VmmClient(string folder, EventLog log)
    {
        (_folder, _log) = (folder, log);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            PooledConnectionIdleTimeout = KeptFor,
            MaxConnectionsPerServer = 2,
            UseProxy = false,
            UseCookies = false,

            // A redirect would carry a request, body included, to the socket of another machine: a VMM that its guest has taken over
            // could have others changed.
            AllowAutoRedirect = false,
        })
        {
            // Bounded by whoever calls.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestReply,
        };
    }

    /// <summary>The process behind a machine's socket, as the kernel tells it; zero before anything was asked of it or where it is not told.</summary>
    public int ProcessOf(string name) => _processes.GetValueOrDefault(name);

    /// <exception cref="VmmException">It was answered with an error.</exception>
    /// <exception cref="HttpRequestException">No answer; a <see cref="SocketException"/> is inside when there is nobody.</exception>
    /// <exception cref="JsonException">The answer is no JSON object.</exception>
    /// <param name="isLast">Whether nothing more is asked on this connection.</param>
    public async Task<JsonObject> GetAsync(string name, string what, bool isLast, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(name, what));
        request.Headers.ConnectionClose = isLast;
        return VmmReply.Parse(await SendAsync(request, cancellationToken));
    }

    /// <exception cref="VmmException">It was answered with an error.</exception>
    /// <exception cref="HttpRequestException">No answer; a <see cref="SocketException"/> is inside when there is nobody.</exception>
    public async Task PutAsync(string name, string what, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(name, what));
        request.Headers.ConnectionClose = true;
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        await SendAsync(request, cancellationToken, body);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken, JsonObject? sent = null)
    {
        var started = _log.Time.GetTimestamp();
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (_log.Writes(LogLevel.Trace))
        {
            _log.Write(LogLevel.Trace, "request answered", new LogField("http_method", request.Method.Method), new LogField("http_path", path), LogField.Of("http_status", (int)response.StatusCode),
                LogField.Duration(_log.Time.GetElapsedTime(started)), new LogField(LogField.Machine, Name(request.RequestUri.Host)));
        }

        return response.IsSuccessStatusCode ? text : throw new VmmException(response.StatusCode, VmmErrors.Text(text, sent), path);
    }

    /// <summary>The name of a machine need not be one of a host, so it travels as hexadecimal digits.</summary>
    private static Uri Address(string name, string what) => new($"http://{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name))}.ch/api/v1/{what}");

    private static string Name(string host) => Encoding.UTF8.GetString(Convert.FromHexString(host.Split('.')[0]));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var name = Name(context.DnsEndPoint.Host);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(CloudHypervisorUri.Socket(_folder, name)), cancellationToken);
            _processes[name] = PeerProcess.Of(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
