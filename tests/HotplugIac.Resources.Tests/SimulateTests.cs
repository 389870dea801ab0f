using HotplugIac.Core.Rules;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Simulator.File;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary><c>simulate</c> on the provider: every machine is in one file, whatever its route says.</summary>
public sealed class SimulateTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-sim-");
    private readonly HypervisorPool _pool = new(new HypervisorTable());
    private readonly List<VirtualMachineResource> _resources = [];

    private string StateFile => Path.Combine(_folder.FullName, "state.json");

    private ProviderSettings Simulated => new(null) { Simulator = SimulatorUri.Of(StateFile) };

    public async ValueTask DisposeAsync()
    {
        _resources.ForEach(r => r.Dispose());
        await _pool.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("qemu+ssh://nowhere.invalid/system")]
    public async Task A_seeded_machine_is_adopted_and_grown_without_any_hypervisor(string? uri)
    {
        await SeedAsync();
        var resource = Provider(Simulated);
        var config = PeerHosts.Config(("uri", Value.Of(uri)), ("vcpus", Value.Of(4)));

        var plan = await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None);

        plan.Problems.ShouldBeEmpty();
        ((MapValue)plan.Planned["impact"])["verdict"].ShouldBe(Value.Of("live"));
        plan.Planned["hypervisor"].ShouldBe(Value.Of("simulator"));
        plan.Planned["uri"].ShouldBe(Value.Of(uri), "the state keeps what the user wrote");
    }

    [Fact]
    public async Task Hosts_and_uris_that_are_not_known_yet_do_not_matter()
    {
        await SeedAsync();
        var resource = Provider(Simulated with { Hosts = ["qemu+ssh://nowhere.invalid/system"], HostsAreUnknown = true, UriIsUnknown = true });

        var found = await resource.ImportAsync("web", CancellationToken.None);
        var gone = await resource.ReadAsync(found.State!.With("id", Value.Of(Guid.NewGuid().ToString())), [], CancellationToken.None);

        found.Problems.ShouldBeEmpty();
        gone.State.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_machine_is_no_second_copy_of_itself_at_another_uri()
    {
        var resource = Provider(Simulated with { Hosts = ["qemu+ssh://a.invalid/system", "qemu+ssh://b.invalid/system"] });
        var config = PeerHosts.Config(("definition", Value.Of("<domain type='kvm'/>")), ("uri", Value.Of("qemu:///system")));

        var first = await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None);
        await SeedAsync();
        var second = await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None);

        first.Problems.ShouldBeEmpty();
        var problem = second.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(LifecycleRules.Exists.Code);
        problem.Detail.ShouldContain($"exists already at {SimulatorUri.Of(StateFile)}");
    }

    [Fact]
    public async Task While_it_is_not_known_what_is_simulated_nothing_is_asked()
    {
        var resource = Provider(new ProviderSettings("qemu+ssh://nowhere.invalid/system") { SimulatorIsUnknown = true });

        var plan = await resource.PlanAsync(new PlanRequest(null, PeerHosts.Config(("uri", Value.Of("vbox:///x"))), []), CancellationToken.None);

        plan.Problems.ShouldBeEmpty();
        plan.Planned["impact"].ShouldBe(Value.Unknown);
    }

    [Fact]
    public async Task A_broken_file_is_a_problem_with_its_place()
    {
        await File.WriteAllTextAsync(StateFile, "{\n  \"machine\": []\n}");

        var plan = await Provider(Simulated).PlanAsync(new PlanRequest(null, PeerHosts.Config(), []), CancellationToken.None);

        var problem = plan.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP9031");
        problem.Detail.ShouldContain($"{StateFile}, line 2, column 14: the document has a member \"machine\", which is not known. Allowed: host, facts, machines, faults.");
    }

    private Task SeedAsync() => File.WriteAllTextAsync(StateFile,
        """{"machines": [{"name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "2GiB", "max_memory": "8GiB", "memory_slots": 16}]}""");

    private VirtualMachineResource Provider(ProviderSettings settings)
    {
        var resource = new VirtualMachineResource(_pool, settings, TimeProvider.System, ApplyTimeouts.Default);
        _resources.Add(resource);
        return resource;
    }
}
