namespace HotplugIac.Harness;

/// <summary>
/// A process that serves Cloud Hypervisor's API at unix sockets and behaves as it does (tests/CloudHypervisorPeer), in a folder of its
/// own. A test project that starts it references that project with <c>ReferenceOutputAssembly="false"</c>, so that it is built.
/// </summary>
public sealed partial class CloudHypervisorPeer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CloudHypervisorPeerOptions _options;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _http;
    private DaemonProcess? _process;

    private CloudHypervisorPeer(CloudHypervisorPeerOptions options, DirectoryInfo folder)
    {
        (_options, _folder) = (options, folder);
        _http = UnixSocketClient.Create(SocketOf);
    }

    /// <summary>Where its sockets are.</summary>
    public string Directory => _folder.FullName;

    /// <summary>The socket of its only or first VMM.</summary>
    public string Socket => SocketOf(0);

    public int ProcessId => _process!.Id;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The socket of one of its VMMs.</summary>
    public string SocketOf(int machine) => Path.Combine(Directory, FormattableString.Invariant($"vm{machine}.sock"));

    /// <summary>Starts one and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It has ended; the message is what it said.</exception>
    /// <exception cref="EventuallyException">It does not answer.</exception>
    public static async Task<CloudHypervisorPeer> StartAsync(CloudHypervisorPeerOptions? options = null, CancellationToken cancellationToken = default)
    {
        // Short, because the path of a unix socket has 108 bytes at most.
        var peer = new CloudHypervisorPeer(options ?? new CloudHypervisorPeerOptions(), System.IO.Directory.CreateTempSubdirectory("ch-"));
        try
        {
            await peer.StartAgainAsync(cancellationToken);
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after an end, and waits until it answers. As the real one it knows no VM then. No error when it runs.</summary>
    /// <exception cref="InvalidOperationException">It has ended; the message is what it said.</exception>
    /// <exception cref="EventuallyException">It does not answer.</exception>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        if (!IsRunning)
        {
            _process?.Dispose();
            _process = DaemonProcess.Start(_options.Program ?? BuiltProgram(), [.. _options.Arguments(Directory, Socket)], Environment(), asNobody: false);
        }

        await Eventually.Async(AnswersAsync, Patience, Interval, describe: () => _process!.Errors, cancellationToken: cancellationToken);
    }

    /// <summary>Stops it as a service manager would (SIGTERM), and waits for its end.</summary>
    public Task StopAsync() => _process!.EndAsync("TERM");

    /// <summary>Kills it; its sockets stay.</summary>
    public Task KillAsync() => _process!.EndAsync("KILL");

    /// <summary>Waits until it has ended by itself.</summary>
    /// <exception cref="EventuallyException">It has not.</exception>
    public Task EndedAsync() => Eventually.Async(_ => Task.FromResult(!IsRunning), Patience, Interval);

    /// <summary>It takes connections and says nothing any more, until it is thawed or killed.</summary>
    public void Freeze() => _process!.Signal("STOP");

    public void Thaw() => _process!.Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await KillAsync();
        }

        _process?.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>artifacts/bin/PROJECT/CONFIGURATION is where all outputs are.</summary>
    private static string BuiltProgram()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "CloudHypervisorPeer", own.Name, "cloud-hypervisor-peer");
        return File.Exists(program) ? program : throw new FileNotFoundException("tests/CloudHypervisorPeer is not built.", program);
    }

    /// <summary>Where the .NET runtime is, when it is not where it is looked for.</summary>
    private static Dictionary<string, string?> Environment() =>
        System.Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root ? new() { ["DOTNET_ROOT"] = root } : [];

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (!IsRunning)
        {
            throw new InvalidOperationException($"The peer has ended: {await _process!.LastWordsAsync()}");
        }

        try
        {
            // They are opened in their order.
            await TruthAsync((_options.Count ?? 1) - 1, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
