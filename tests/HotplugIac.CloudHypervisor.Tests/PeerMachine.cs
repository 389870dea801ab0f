using HotplugIac.CloudHypervisor.Api;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Tests;

/// <summary>The machine <c>vm0</c> of a peer process, and the hypervisor that reads and changes it.</summary>
internal sealed class PeerMachine : IAsyncDisposable
{
    public const string Name = "vm0";
    public const string Payload = """{"payload":{"kernel":"/boot/vmlinux"}}""";

    /// <summary>2 of 4 vCPUs, 1 GiB that can grow by 4 GiB through ACPI.</summary>
    public const string Acpi = """{"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_size":4294967296}}""";

    /// <summary>The same through virtio-mem.</summary>
    public const string Virtio = """{"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_method":"VirtioMem","hotplug_size":4294967296}}""";

    /// <summary>Two NUMA nodes of one zone each.</summary>
    public const string Zones = """
        {"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":4},
         "memory":{"size":0,"hotplug_method":"VirtioMem","zones":[{"id":"low","size":536870912,"hotplug_size":1073741824},{"id":"high","size":536870912,"hotplug_size":1073741824}]},
         "numa":[{"guest_numa_id":0,"cpus":[0,1],"memory_zones":["low"]},{"guest_numa_id":1,"cpus":[2,3],"memory_zones":["high"]}]}
        """;

    /// <summary>Short, for a peer that answers at once.</summary>
    public static ApplyTimeouts Quick { get; } = new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(30));

    public static MachineSpec Spec { get; } = new(Name) { Policy = new Policy { UnplugTimeout = TimeSpan.FromMilliseconds(600), ShutdownTimeout = TimeSpan.FromSeconds(5) } };

    private PeerMachine(CloudHypervisorPeer peer, CloudHypervisorHypervisor hypervisor) => (Peer, Hypervisor) = (peer, hypervisor);

    public CloudHypervisorPeer Peer { get; }

    public CloudHypervisorHypervisor Hypervisor { get; }

    /// <summary>A peer of a version: <c>--no-shutdown</c> came with v52.</summary>
    public static CloudHypervisorPeerOptions Of(string version) => new() { Version = version, NoShutdown = VmmVersion.Parse(version).Major >= 52 };

    /// <param name="config">Null: the VMM has no machine.</param>
    public static async Task<PeerMachine> StartAsync(string? config, CloudHypervisorPeerOptions? options = null, CloudHypervisorOptions? asked = null)
    {
        var peer = await CloudHypervisorPeer.StartAsync(options ?? new CloudHypervisorPeerOptions { NoShutdown = true });
        var machine = new PeerMachine(peer, CloudHypervisorHypervisor.Create($"ch+unix://{peer.Directory}", asked));
        if (config is not null)
        {
            (await peer.CallAsync("vm.create", config)).Status.ShouldBe(204);
            (await peer.CallAsync("vm.boot")).Status.ShouldBe(204);
        }

        return machine;
    }

    public static ByteSize Size(string text) => ByteSize.Parse(text);

    public async Task<MachineSnapshot?> FindAsync() => (await Hypervisor.ReadAsync([MachineRef.ByName(Name)], CancellationToken.None))[0];

    public async Task<MachineSnapshot> ReadAsync() => (await FindAsync()).ShouldNotBeNull();

    public async Task<PlanResult> PlanAsync(MachineSpec spec, params string[] deferred) => Planner.Plan(spec, await ReadAsync(), deferred.ToHashSet(StringComparer.Ordinal));

    /// <summary>Plans and applies, as one resource does.</summary>
    public async Task<ApplyOutcome> ApplyAsync(MachineSpec spec)
    {
        var plan = await PlanAsync(spec);
        plan.Problems.Where(p => p.Severity == Severity.Error).ShouldBeEmpty();
        return await ApplyAsync(spec, plan);
    }

    public Task<ApplyOutcome> ApplyAsync(MachineSpec spec, PlanResult plan) =>
        new Applier(Hypervisor, TimeProvider.System, Quick).ApplyAsync(Name, spec, new HashSet<string>(), plan, CancellationToken.None);

    /// <summary>Applies something that succeeds, and after which nothing is left to do.</summary>
    public async Task<MachineSnapshot> SucceedAsync(MachineSpec spec)
    {
        var outcome = await ApplyAsync(spec);
        outcome.Problems.ShouldBeEmpty();
        var deferred = SizingAttribute.All.Where(a => outcome.Snapshot!.Running is { } running && a.Read(running) != a.Read(outcome.Snapshot.Configured)).Select(a => a.Name);
        (await PlanAsync(spec, [.. deferred])).Impact.Changes.ShouldBeEmpty();
        return outcome.Snapshot.ShouldNotBeNull();
    }

    /// <summary>Bodies of the calls of a path so far.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync(string path) =>
        [.. (await Peer.CallsAsync()).Where(c => c.Path.EndsWith(path, StringComparison.Ordinal)).Select(c => c.Body?.ToString() ?? string.Empty)];

    public async ValueTask DisposeAsync()
    {
        await Hypervisor.DisposeAsync();
        await Peer.DisposeAsync();
    }
}
