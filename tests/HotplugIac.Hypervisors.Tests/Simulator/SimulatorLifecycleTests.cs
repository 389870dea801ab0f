using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>Creating, removing and finding machines, and what the store is given.</summary>
public sealed class SimulatorLifecycleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_created_machine_runs_with_the_sizing_that_was_given()
    {
        var lab = new SimulatorLab();

        var id = await lab.Hypervisor.CreateAsync("plain", "db", Small with { Vcpus = 3 }, None);

        var found = await lab.Hypervisor.ReadAsync([MachineRef.ByName("db"), MachineRef.ById(id.ToUpperInvariant()), MachineRef.ByName("nobody")], None);
        (found[0]!.Id, found[0]!.Power, found[0]!.Running!.Vcpus, found[0]!.Hypervisor).ShouldBe((id, PowerState.Running, 3, "simulator"));
        found[1].ShouldBe(found[0]);
        found[2].ShouldBeNull();
        lab.Store.State.Machines.Select(m => m.Name).ShouldBe(["db", "web"]);
        lab.Store.State.Machines[0].Definition.ShouldBe("plain");
    }

    [Fact]
    public async Task A_name_or_uuid_that_exists_is_refused()
    {
        var lab = new SimulatorLab();
        await lab.Refused(() => lab.Hypervisor.CreateAsync("plain", "web", Small, None), $"A machine named web ({Id}) exists", LifecycleRules.Exists);
        await lab.Refused(() => lab.Hypervisor.CreateAsync($"plain:{Id}", "db", Small, None), $"A machine with the UUID {Id} (web) exists", LifecycleRules.Exists);
    }

    [Fact]
    public async Task A_create_that_does_not_start_leaves_nothing()
    {
        var lab = new SimulatorLab();
        await lab.Refused(() => lab.Hypervisor.CreateAsync("plain", "db", Small with { MemorySlots = 257 }, None), "create db: internal error: process exited while connecting to monitor: unsupported amount of memory slots: 257");
        await lab.Refused(() => lab.Hypervisor.CreateAsync("plain!", "db", Small, None), "create db: there is a ! in it.");
    }

    [Fact]
    public async Task A_definition_of_no_known_form_is_a_problem_that_says_which_are_accepted()
    {
        var lab = new SimulatorLab();
        var problem = (await lab.Hypervisor.ReadDefinitionAsync("vm:\n", None)).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Attribute).ShouldBe(("HP9009", "definition"));
        problem.Detail.ShouldContain("libvirt domain XML");
        problem.Detail.ShouldContain("VmConfig in JSON");
        (await lab.Hypervisor.ReadDefinitionAsync("plain", None)).Facts.ShouldBe(SimulatorState.DefaultFacts);
    }

    [Fact]
    public async Task A_deleted_machine_is_gone_and_deleting_it_again_is_no_error()
    {
        var lab = new SimulatorLab();
        await lab.Hypervisor.DeleteAsync(Id, None);
        (await lab.Look()).ShouldBeNull();
        await lab.Hypervisor.DeleteAsync(Id, None);
    }

    [Fact]
    public async Task A_look_that_changes_nothing_gives_the_store_the_same_instance()
    {
        var lab = new SimulatorLab();
        var before = lab.Store.State;
        await lab.Look();
        await lab.Hypervisor.ReadGuestAsync(Id, None);
        lab.Store.State.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_machine_that_is_asked_for_twice_in_a_reading_is_looked_at_once()
    {
        var lab = new SimulatorLab(Small with { Devices = [Vmem("ua-m", "4GiB", "1GiB")] }, guest: new SimulatedGuest { FollowsPerLook = Size("256MiB") });
        var both = await lab.Hypervisor.ReadAsync([MachineRef.ById(Id), MachineRef.ByName("web")], None);
        both.Select(s => s!.Running!.Devices[0].Current).ShouldBe([Size("256MiB"), Size("256MiB")]);
    }

    [Fact]
    public async Task Many_at_once_lose_nothing()
    {
        var lab = new SimulatorLab();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => lab.Hypervisor.CreateAsync("plain", $"m{i:00}", Small, None))));
        lab.Store.State.Machines.Count.ShouldBe(65);
        lab.Store.State.Machines.Select(m => m.Name).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        var lab = new SimulatorLab();
        await Should.ThrowAsync<OperationCanceledException>(() => lab.Hypervisor.DestroyAsync(Id, new CancellationToken(true)));
        lab.Machine.Running.ShouldNotBeNull();
    }

    [Fact]
    public void Machines_of_the_same_name_in_two_files_are_two_machines_to_a_lock()
    {
        static string Scope(string path) => new SimulatorHypervisor(new HotplugIac.Hypervisors.Simulator.File.FileSimulatorStore(path, [], TimeProvider.System), [], TimeProvider.System).IdScope;

        Scope("/a/state.json").ShouldNotBe(Scope("/b/state.json"));
        Scope("/a/state.json").ShouldBe(Scope("/a/state.json"));
    }
}
