namespace HotplugIac.Harness;

/// <summary>How a <see cref="CloudHypervisorPeer"/> is started.</summary>
public sealed record CloudHypervisorPeerOptions
{
    /// <summary>
    /// How many VMMs, each at a socket of its own, all in one process and so without vCPU threads. Default: null, one VMM as the real
    /// one is, with vCPU threads.
    /// </summary>
    public int? Count { get; init; }

    /// <summary>The release that it acts as, from v23.0 on. Default: v53.0.</summary>
    public string Version { get; init; } = "v53.0";

    /// <summary>It stays when the guest goes off. Refused before v52.0. Default: false, it ends with the guest.</summary>
    public bool NoShutdown { get; init; }

    /// <summary>It has no vCPU threads, as a process that cannot be seen. Default: false.</summary>
    public bool HideVcpus { get; init; }

    /// <summary>
    /// What guests do, as <c>name=value</c>: <c>ejects-vcpus=yes|no|SECONDS</c>, <c>virtio-mem=yes|no|partial:BYTES</c> (bytes that move
    /// at each request), <c>virtio-mem-driver=active|inactive</c>, <c>power-button=obeys|ignores</c>. Default: the first of each.
    /// </summary>
    public IReadOnlyList<string> Guest { get; init; } = [];

    /// <summary>The executable. Default: the one that was built beside the calling test project.</summary>
    public string? Program { get; init; }

    internal IEnumerable<string> Arguments(string directory, string socket)
    {
        IEnumerable<string> where = Count is { } count
            ? ["--directory", directory, "--count", FormattableString.Invariant($"{count}")]
            : ["--api-socket", socket];
        return
        [
            .. where,
            "--version", Version,
            .. NoShutdown ? (string[])["--no-shutdown"] : [],
            .. HideVcpus ? (string[])["--hide-vcpus"] : [],
            .. Guest.SelectMany(g => new[] { "--guest", g }),
        ];
    }
}
