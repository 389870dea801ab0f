namespace HotplugIac.Harness;

/// <summary>How a <see cref="PrivateLibvirtd"/> is started.</summary>
public sealed record PrivateLibvirtdOptions
{
    /// <summary>
    /// A folder in which several daemons keep what they have found out about the emulators, so that only the first has to ask.
    /// Default: none, each asks for itself.
    /// </summary>
    public string? Cache { get; init; }

    /// <summary>Port on 127.0.0.1. Default: 0, no TCP.</summary>
    public int TcpPort { get; init; }

    /// <summary>Who may connect: through TCP where there is a port, else through the unix socket. Default: everybody who can.</summary>
    public SaslUser? Sasl { get; init; }
}
