using System.Globalization;

namespace HotplugIac.Harness;

/// <summary>
/// A real libvirtd of one's own beside the lab's, to be stopped, frozen and killed at will. Root's second daemon could not stand
/// beside the first, so under root it runs as <c>nobody</c>: that user's session daemon, with all its files in a folder of its
/// own. Machines that are defined there outlive it, as long as the folder does; they are to stay off.
/// </summary>
public sealed class PrivateLibvirtd : IAsyncDisposable
{
    // The first start of a new cache asks every emulator what it can: 6 s on a quiet machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly PrivateLibvirtdOptions _options;
    private readonly DirectoryInfo _folder;
    private DaemonProcess? _process;

    private PrivateLibvirtd(PrivateLibvirtdOptions options, DirectoryInfo folder) => (_options, _folder) = (options, folder);

    /// <summary>Where it listens, through its unix socket.</summary>
    public string Uri => $"qemu+unix:///session?socket={Socket}";

    /// <summary>Where it listens on TCP; only with <see cref="PrivateLibvirtdOptions.TcpPort"/>.</summary>
    public string TcpUri => string.Create(CultureInfo.InvariantCulture, $"qemu+tcp://127.0.0.1:{_options.TcpPort}/session");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Credentials for libvirt's client (<c>LIBVIRT_AUTH_FILE</c>); only with <see cref="PrivateLibvirtdOptions.Sasl"/>.</summary>
    public string AuthFile => At("sasl/auth.conf");

    /// <summary>The unix socket.</summary>
    public string Socket => At("run/libvirt-sock");

    private bool HasTcp => _options.TcpPort > 0;

    /// <summary>Starts one and waits until it answers.</summary>
    /// <exception cref="EventuallyException">It does not; the message is its log.</exception>
    public static async Task<PrivateLibvirtd> StartAsync(PrivateLibvirtdOptions? options = null, CancellationToken cancellationToken = default)
    {
        var daemon = new PrivateLibvirtd(options ?? new PrivateLibvirtdOptions(), Directory.CreateTempSubdirectory("libvirtd-"));
        try
        {
            await daemon.PrepareAsync(cancellationToken);
            await daemon.StartAgainAsync(cancellationToken);
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after a stop, and waits until it answers. No error when it runs.</summary>
    /// <exception cref="EventuallyException">It does not answer; the message is its log.</exception>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        if (!IsRunning)
        {
            _process?.Dispose();
            _process = DaemonProcess.Start(
                "/usr/sbin/libvirtd",
                ["--config", At("libvirtd.conf"), "--pid-file", At("run/libvirtd.pid"), .. HasTcp ? (string[])["--listen"] : []],
                Environment(),
                asNobody: true);
        }

        await Eventually.Async(AnswersAsync, Patience, describe: Log, cancellationToken: cancellationToken);
    }

    /// <summary>Stops it as a service manager would (SIGTERM), and waits for its end.</summary>
    public Task StopAsync() => _process!.EndAsync("TERM");

    /// <summary>Kills it.</summary>
    public Task KillAsync() => _process!.EndAsync("KILL");

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
        _folder.Delete(recursive: true);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "run", "config", "cache", "home" })
        {
            Directory.CreateDirectory(At(name));
        }

        if (_options.Sasl is { } sasl)
        {
            await sasl.WriteAsync(At("sasl"), cancellationToken);
            await File.WriteAllTextAsync(AuthFile, sasl.AuthFile(HasTcp ? "127.0.0.1" : "localhost"), cancellationToken);
        }

        await File.WriteAllTextAsync(At("libvirtd.conf"), $"""
            unix_sock_dir = "{At("run")}"
            auth_unix_rw = "{(_options.Sasl is null || HasTcp ? "none" : "sasl")}"
            auth_tcp = "{(_options.Sasl is null ? "none" : "sasl")}"
            listen_tls = 0
            listen_tcp = 1
            listen_addr = "127.0.0.1"
            tcp_port = "{_options.TcpPort.ToString(CultureInfo.InvariantCulture)}"
            log_outputs = "3:file:{At("home/log")}"

            """, cancellationToken);
        await DaemonProcess.GiveToNobodyAsync([_folder.FullName, .. _options.Cache is { } cache ? (string[])[cache] : []], cancellationToken);
    }

    private Dictionary<string, string?> Environment() => new()
    {
        ["HOME"] = At("home"),
        ["XDG_RUNTIME_DIR"] = At("run"),
        ["XDG_CONFIG_HOME"] = At("config"),
        ["XDG_CACHE_HOME"] = _options.Cache ?? At("cache"),
        ["SASL_CONF_PATH"] = At("sasl"),
        ["LC_ALL"] = "C.UTF-8",
    };

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        (await new CommandLine("virsh", ["-q", "-c", HasTcp ? TcpUri : Uri, "version"])
        {
            Timeout = Patience,
            Environment = new Dictionary<string, string?> { ["LIBVIRT_AUTH_FILE"] = _options.Sasl is null ? null : AuthFile },
        }.RunAsync(cancellationToken)).Success;

    private string Log() => File.Exists(At("home/log")) ? File.ReadAllText(At("home/log")) : "it has written no log";

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
