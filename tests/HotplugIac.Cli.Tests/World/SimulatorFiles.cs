namespace HotplugIac.Cli.Tests.World;

/// <summary>Files of the simulator.</summary>
internal static class SimulatorFiles
{
    /// <summary>web can grow, old cannot and is off.</summary>
    public const string Typical =
        """
        { "machines": [
          { "name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 },
          { "name": "old", "vcpus": 4, "memory": "4GiB", "running": false }
        ] }
        """;

    /// <summary>As <see cref="Typical"/>, and the first live change fails.</summary>
    public const string Failing =
        """
        { "machines": [
          { "name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 },
          { "name": "api", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }
        ],
        "faults": [ { "call": "live", "machine": "web" } ] }
        """;

    public const string Definition = "<domain type='kvm'><name>new</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>";
}
