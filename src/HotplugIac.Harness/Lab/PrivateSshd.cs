using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotplugIac.Harness;

/// <summary>
/// A real sshd of one's own on 127.0.0.1, with its own host key, one user key that it takes and one that it does not. The
/// machine's own ssh service and known hosts are not touched.
/// </summary>
public sealed class PrivateSshd : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sshd-");
    private DaemonProcess? _process;

    private PrivateSshd()
    {
    }

    public int Port { get; } = FreePort();

    /// <summary>A key that it takes.</summary>
    public string Key => At("key");

    /// <summary>A key that it refuses.</summary>
    public string StrangeKey => At("strange");

    /// <summary>An ssh program that knows the host; for <c>command=</c> in a URI, because ssh takes no known_hosts from there.</summary>
    public string KnowingSsh => At("ssh-knowing");

    /// <summary>An ssh program that has never seen the host.</summary>
    public string NewSsh => At("ssh-new");

    /// <summary>A TCP port of 127.0.0.1 that nobody has at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The lab's libvirt through it.</summary>
    public string Uri(string key, string ssh) => string.Create(CultureInfo.InvariantCulture,
        $"qemu+ssh://{Environment.UserName}@127.0.0.1:{Port}/system?keyfile={key}&command={ssh}");

    /// <summary>Starts one and waits until it listens.</summary>
    /// <exception cref="EventuallyException">It does not.</exception>
    public static async Task<PrivateSshd> StartAsync(CancellationToken cancellationToken = default)
    {
        var sshd = new PrivateSshd();
        try
        {
            await sshd.PrepareAsync(cancellationToken);
            sshd._process = DaemonProcess.Start("/usr/sbin/sshd", ["-D", "-e", "-f", sshd.At("sshd_config")], new Dictionary<string, string?>(), asNobody: false);
            await Eventually.Async(_ => Task.FromResult(sshd.Listens()), TimeSpan.FromSeconds(20), cancellationToken: cancellationToken);
            return sshd;
        }
        catch
        {
            await sshd.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.EndAsync("TERM");
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "host", "key", "strange" })
        {
            (await new CommandLine("ssh-keygen", ["-q", "-t", "ed25519", "-N", string.Empty, "-f", At(name)]).RunAsync(cancellationToken)).EnsureSuccess();
        }

        File.Copy(At("key.pub"), At("authorized"));
        var host = (await File.ReadAllTextAsync(At("host.pub"), cancellationToken)).Split(' ');
        await File.WriteAllTextAsync(At("known"), string.Create(CultureInfo.InvariantCulture, $"[127.0.0.1]:{Port} {host[0]} {host[1]}\n"), cancellationToken);
        await File.WriteAllTextAsync(At("sshd_config"), $"""
            Port {Port.ToString(CultureInfo.InvariantCulture)}
            ListenAddress 127.0.0.1
            HostKey {At("host")}
            AuthorizedKeysFile {At("authorized")}
            PidFile none
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin yes
            StrictModes no

            """, cancellationToken);
        await WriteSshAsync(KnowingSsh, At("known"), cancellationToken);
        await WriteSshAsync(NewSsh, At("empty"), cancellationToken);

        if (Environment.IsPrivilegedProcess)
        {
            // Root's sshd wants this folder, which the service would make.
            Directory.CreateDirectory("/run/sshd");
        }
    }

    private static async Task WriteSshAsync(string file, string known, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file, $"""
            #!/bin/sh
            exec ssh -F none -o IdentitiesOnly=yes -o IdentityAgent=none -o GlobalKnownHostsFile=none -o UserKnownHostsFile={known} "$@"

            """, cancellationToken);
        (await new CommandLine("chmod", ["700", file]).RunAsync(cancellationToken)).EnsureSuccess();
    }

    private bool Listens()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
