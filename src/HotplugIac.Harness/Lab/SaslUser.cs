namespace HotplugIac.Harness;

/// <summary>The one user that a daemon with SASL lets in.</summary>
/// <param name="Mechanism"><c>scram-sha-256</c> for a unix socket; TCP needs one that encrypts, such as <c>digest-md5</c>.</param>
/// <param name="Name">Without the realm.</param>
public sealed record SaslUser(string Mechanism, string Name, string Password)
{
    private const string Realm = "lab";

    /// <summary>The name as the daemon wants it.</summary>
    public string FullName => $"{Name}@{Realm}";

    public override string ToString() => $"{nameof(SaslUser)} (hidden)";

    /// <summary>An authentication file of libvirt's client that logs this user in.</summary>
    /// <param name="host">As libvirt calls the host: the one in the URI, <c>localhost</c> for a unix socket.</param>
    public string AuthFile(string host) => $"""
        [credentials-lab]
        authname={FullName}
        password={Password}

        [auth-libvirt-{host}]
        credentials=lab

        """;

    internal async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var database = Path.Combine(folder, "users.db");
        await File.WriteAllTextAsync(Path.Combine(folder, "libvirt.conf"), $"mech_list: {Mechanism}\nsasldb_path: {database}\n", cancellationToken);
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password, cancellationToken);
        (await new CommandLine("sh", ["-c", "saslpasswd2 -p -c -f \"$1\" -a libvirt -u \"$2\" \"$3\" <\"$4\"", "sh", database, Realm, Name, password]).RunAsync(cancellationToken)).EnsureSuccess();
        File.Delete(password);
    }
}
