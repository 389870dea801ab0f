using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using HotplugIac.Grpc;

namespace HotplugIac.PulumiEngine.Providers;

/// <summary>A provider's process, as the engine starts and ends plugins (plugin.go).</summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private int _ended;

    private ProviderProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
    }

    public GrpcClient Client { get; private set; } = null!;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Whether it had to be killed, because it did not end by itself.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>What it wrote to its standard error so far, and to its standard output after the port.</summary>
    public string Output
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <exception cref="ProviderException">It cannot be started, or names no port in time.</exception>
    public static async Task<ProviderProcess> StartAsync(
        ProviderPlugin plugin, string directory, string engineAddress, IReadOnlyDictionary<string, string?> environment, TimeProvider time)
    {
        var start = new ProcessStartInfo(plugin.Path, [.. plugin.Flags, engineAddress])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment.Concat(plugin.Environment))
        {
            start.Environment[name] = value;
        }

        ProviderProcess provider;
        try
        {
            provider = new ProviderProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new ProviderException($"'{plugin.Path}' cannot be started: {error.Message}", error);
        }

        try
        {
            await provider.ConnectAsync(time);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once: what a second Ctrl+C comes to.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        Client?.Dispose();
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var grace = new CancellationTokenSource(EndGrace);
            await _process.WaitForExitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
        {
            WasKilled = true;
            Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ConnectAsync(TimeProvider time)
    {
        _process.BeginErrorReadLine();
        string? line;
        try
        {
            line = await _process.StandardOutput.ReadLineAsync().WaitAsync(StartBound, time);
        }
        catch (TimeoutException error)
        {
            throw new ProviderException($"The provider named no port within {StartBound.TotalSeconds} s. {Output}", error);
        }

        if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new ProviderException($"The provider's first line is no port: '{line}'. {Output}");
        }

        _ = DrainAsync(_process.StandardOutput);
        Client = new GrpcClient(new GrpcClientOptions(new IPEndPoint(IPAddress.Loopback, port)));
    }

    // A full pipe would stop it.
    private async Task DrainAsync(StreamReader output)
    {
        try
        {
            while (await output.ReadLineAsync() is { } line)
            {
                Append(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    private void Append(string? line)
    {
        if (line is not null)
        {
            lock (_errors)
            {
                _errors.Append(line).Append('\n');
            }
        }
    }
}
