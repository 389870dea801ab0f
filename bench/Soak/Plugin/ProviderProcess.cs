using System.Diagnostics;
using System.Net.Sockets;
using Google.Protobuf;
using HotplugIac.Grpc;
using StartupProbe;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Plugin;

/// <summary>The published provider as Terraform runs it: handshake, mutual TLS, calls over its socket.</summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ClientIdentity _identity;
    private readonly GrpcClient _client;
    private int _applies;
    private int _killAt = int.MaxValue;

    private ProviderProcess(Process process, ClientIdentity identity, ProviderLog log, GrpcClient client, string socket) =>
        (_process, _identity, Log, _client, Socket) = (process, identity, log, client, socket);

    public int Id => _process.Id;

    public bool IsKilled { get; private set; }

    public string Socket { get; }

    /// <summary>What it wrote to its standard error.</summary>
    public ProviderLog Log { get; }

    /// <param name="folder">For its socket and its temporary files, so that one sees what it leaves behind.</param>
    public static async Task<ProviderProcess> StartAsync(string program, string folder)
    {
        var identity = ClientIdentity.Create();
        var info = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        info.Environment["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
        info.Environment["PLUGIN_PROTOCOL_VERSIONS"] = "6";
        info.Environment["PLUGIN_CLIENT_CERT"] = identity.Pem;
        info.Environment["PLUGIN_UNIX_SOCKET_DIR"] = folder;
        info.Environment["TMPDIR"] = folder;
        info.Environment["HOTPLUG_LOG"] = "debug";
        var process = Process.Start(info)!;
        var log = new ProviderLog();
        process.ErrorDataReceived += (_, line) => log.Read(line.Data);
        process.BeginErrorReadLine();
        var handshake = await process.StandardOutput.ReadLineAsync().WaitAsync(Ending);
        if (handshake?.Split('|') is not ["1", "6", "unix", var socket, "grpc", { Length: > 0 } certificate, ..])
        {
            throw new InvalidOperationException($"{program} answered: {handshake}");
        }

        var server = Convert.FromBase64String(certificate.PadRight((certificate.Length + 3) / 4 * 4, '='));
        var client = new GrpcClient(new GrpcClientOptions(new UnixDomainSocketEndPoint(socket)) { Tls = new GrpcClientTls(identity.Certificate, server) });
        return new ProviderProcess(process, identity, log, client, socket);
    }

    /// <summary>From now on the n-th apply kills it.</summary>
    public void KillAt(int nth) => Volatile.Write(ref _killAt, Volatile.Read(ref _applies) + nth);

    public void Spare() => Volatile.Write(ref _killAt, int.MaxValue);

    /// <exception cref="GrpcException">There is no answer.</exception>
    public async Task<T> CallAsync<T>(string method, IMessage request)
        where T : IMessage<T>, new()
    {
        var answer = _client.CallAsync("/tfplugin6.Provider/" + method, request, new MessageParser<T>(() => new T()), Longest);
        if (request is ApplyResourceChangeRequest && Interlocked.Increment(ref _applies) >= Volatile.Read(ref _killAt))
        {
            // Some way into it: an apply on the simulator takes milliseconds.
            await Task.WhenAny(answer, Task.Delay(_applies % 7));
            Kill();
        }

        return await answer;
    }

    public void Kill()
    {
        IsKilled = true;
        _process.Kill();
    }

    /// <summary>Asks it to end, as Terraform does.</summary>
    /// <returns>What was wrong with its end; null when nothing.</returns>
    public async Task<string?> EndAsync()
    {
        await _client.CallAsync("/plugin.GRPCController/Shutdown", new Empty(), Empty.Parser, Ending);
        using var limit = new CancellationTokenSource(Ending);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return $"the provider has not ended {Ending.TotalSeconds} s after its shutdown";
        }

        return _process.ExitCode != 0 ? $"the provider ended with {_process.ExitCode}" : File.Exists(Socket) ? $"the provider has left its socket {Socket}" : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await _process.WaitForExitAsync();
        if (IsKilled)
        {
            // Who is killed cannot remove it.
            File.Delete(Socket);
        }

        _client.Dispose();
        _process.Dispose();
        _identity.Dispose();
    }
}
