namespace TerraformPlugin;

/// <summary>The environment in which go-plugin starts a plugin, and the line with which the plugin answers.</summary>
internal sealed record PluginHandshake(IReadOnlyList<int> ProtocolVersions, string? ClientCertificatePem, string? SocketDirectory, bool AsksForMultiplexing)
{
    public const int ProtocolVersion = 6;

    private const string CookieName = "TF_PLUGIN_MAGIC_COOKIE";
    private const string CookieValue = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    /// <summary>Reads the environment; null when Terraform did not start this process.</summary>
    public static PluginHandshake? Read(Func<string, string?> environment) => environment(CookieName) != CookieValue
        ? null
        : new PluginHandshake(
            Versions(environment("PLUGIN_PROTOCOL_VERSIONS")),
            NullIfEmpty(environment("PLUGIN_CLIENT_CERT")),
            NullIfEmpty(environment("PLUGIN_UNIX_SOCKET_DIR")),
            NullIfEmpty(environment("PLUGIN_MULTIPLEX_GRPC")) is not null);

    /// <summary>True when Terraform speaks protocol 6. Very old callers send no list; they find out by themselves.</summary>
    public bool IsAcceptable => ProtocolVersions.Count == 0 || ProtocolVersions.Contains(ProtocolVersion);

    /// <summary>The line for stdout, without its end.</summary>
    /// <param name="network"><c>unix</c> or <c>tcp</c>.</param>
    /// <param name="address">The socket's path or <c>host:port</c>.</param>
    /// <param name="certificate">The server's certificate, DER; empty without TLS.</param>
    public string Answer(string network, string address, ReadOnlySpan<byte> certificate)
    {
        var line = $"1|{ProtocolVersion}|{network}|{address}|grpc|{Convert.ToBase64String(certificate).TrimEnd('=')}";

        // A seventh field only for callers that ask: older ones would take it for part of the certificate.
        return AsksForMultiplexing ? line + "|false" : line;
    }

    private static List<int> Versions(string? list) => (list ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text => int.TryParse(text, out var version) ? version : 0)
        .ToList();

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
