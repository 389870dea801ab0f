using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The host that the simulator plays, as far as it is not a fact of machines.</summary>
public sealed record SimulatedHost
{
    public string Architecture { get; init; } = "x86_64";

    public string LibvirtVersion { get; init; } = "10.0.0";

    public string QemuVersion { get; init; } = "9.0.0";

    public int Cpus { get; init; } = 64;

    public ByteSize Memory { get; init; } = ByteSize.FromGiB(256);
}
