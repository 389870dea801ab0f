using System.Globalization;
using System.Net;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Core.Model;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>What users see under "Diagnostics". An engine that does not answer costs a bounded wait and no operation.</summary>
internal sealed class EngineLog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly AsyncLocal<string> _urn = new();
    private readonly AsyncLocal<bool> _hidesSizes = new();
    private Task _posted = Task.CompletedTask;
    private GrpcClient? _client;
    private bool _isSilent;

    /// <summary>Gives the engine's address, <c>127.0.0.1:PORT</c>.</summary>
    /// <returns>Whether it is one.</returns>
    public bool Attach(string address)
    {
        if (EndPointOf(address) is not { } endPoint)
        {
            return false;
        }

        lock (_lock)
        {
            _client?.Dispose();
            _client = new GrpcClient(new GrpcClientOptions(endPoint));
            _isSilent = false;
        }

        return true;
    }

    /// <summary>Whether, in this call, an input is secret that messages would name.</summary>
    public bool HidesSizes => _hidesSizes.Value;

    /// <summary>Names the resource that what follows in this call is about.</summary>
    /// <param name="secrets">Its inputs that are secrets. Of a definition nothing is told anyway.</param>
    public void About(string urn, IReadOnlySet<string> secrets)
    {
        _urn.Value = urn;
        _hidesSizes.Value = secrets.Any(s => s != Attributes.Definition);
    }

    /// <summary>Not waited for: a machine's change shall not be slower than what is said about it. But in order.</summary>
    /// <param name="isStatus">Shown beside the resource while it is worked on, and not kept.</param>
    public void Post(LogSeverity severity, string message, bool isStatus = false)
    {
        lock (_lock)
        {
            _posted = InOrderAsync(_posted);
        }

        async Task InOrderAsync(Task before)
        {
            await before;
            await WriteAsync(severity, message, isStatus);
        }
    }

    /// <summary>Waits for what was posted, within the engine's patience.</summary>
    public Task FlushAsync()
    {
        lock (_lock)
        {
            return _posted;
        }
    }

    public Task InfoAsync(string message) => WriteAsync(LogSeverity.Info, message, isStatus: false);

    public Task WarningAsync(string message) => WriteAsync(LogSeverity.Warning, message, isStatus: false);

    public void Dispose()
    {
        lock (_lock)
        {
            _client?.Dispose();
        }
    }

    private async Task WriteAsync(LogSeverity severity, string message, bool isStatus)
    {
        GrpcClient? client;
        lock (_lock)
        {
            client = _isSilent ? null : _client;
        }

        if (client is not null)
        {
            try
            {
                var request = new LogRequest { Severity = severity, Message = message, Urn = _urn.Value ?? string.Empty, Ephemeral = isStatus };
                await client.CallAsync("/pulumirpc.Engine/Log", request, Empty.Parser, Patience);
                return;
            }
            catch (Exception e) when (e is GrpcException or ObjectDisposedException)
            {
                // Said once: an engine that is gone reads nothing more, and each further message would wait for it.
                lock (_lock)
                {
                    _isSilent = true;
                }

                await Console.Error.WriteLineAsync($"The engine takes no messages any more: {e.Message} They follow here.");
            }
        }

        if (!isStatus)
        {
            await Console.Error.WriteLineAsync(message);
        }
    }

    private static IPEndPoint? EndPointOf(string address)
    {
        var colon = address.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            return null;
        }

        var host = address[..colon].Trim('[', ']');
        return host == "localhost" ? new IPEndPoint(IPAddress.Loopback, port) : IPAddress.TryParse(host, out var ip) ? new IPEndPoint(ip, port) : null;
    }
}
