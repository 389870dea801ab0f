using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;
using static HotplugIac.CloudHypervisor.Tests.PeerMachine;

namespace HotplugIac.CloudHypervisor.Tests;

public sealed class LifecycleTests
{
    private static readonly Policy Stop = Spec.Policy with { OnRebootRequired = RebootPolicy.Reboot };

    [Fact]
    public async Task A_machine_is_stopped_gracefully_and_booted_with_what_could_not_be_written_before()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.SucceedAsync(Spec with { Memory = Size("3GiB"), Vcpus = 4 });

        var stopped = await machine.SucceedAsync(Spec with { Vcpus = 2, Memory = Size("2GiB"), Policy = Stop with { Unplug = UnplugPolicy.Reboot } });

        (stopped.Running!.Vcpus, stopped.Running.Memory, stopped.StoppedByUs).ShouldBe((2, Size("2GiB"), false));
        var paths = (await machine.Peer.CallsAsync()).Select(c => c.Path.Split('/')[^1]).ToList();
        paths.Count(p => p == "vm.power-button").ShouldBe(1);
        paths.ShouldNotContain("vm.shutdown");
        (await machine.Peer.TruthAsync()).Boots.ShouldBe(2);
    }

    [Fact]
    public async Task A_guest_that_ignores_the_power_button_keeps_running_unless_it_may_be_forced()
    {
        await using var machine = await StartAsync(Acpi, new CloudHypervisorPeerOptions { NoShutdown = true, Guest = ["power-button=ignores"] });
        await machine.SucceedAsync(Spec with { Memory = Size("3GiB") });
        var less = Spec with { Memory = Size("2GiB"), Policy = Stop with { ShutdownTimeout = TimeSpan.FromMilliseconds(500) } };

        var kept = await machine.ApplyAsync(less);
        var forced = await machine.ApplyAsync(less with { Policy = less.Policy with { ForceStop = true } });

        kept.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4018");
        kept.Snapshot!.Running!.Memory.ShouldBe(Size("3GiB"));
        forced.Problems.ShouldBeEmpty();
        forced.Snapshot!.Running!.Memory.ShouldBe(Size("2GiB"));
    }

    [Fact]
    public async Task A_machine_whose_vmm_would_end_with_its_guest_is_reset_only_by_force()
    {
        await using var machine = await StartAsync(Acpi, new CloudHypervisorPeerOptions());
        await machine.SucceedAsync(Spec with { Memory = Size("3GiB") });
        var less = Spec with { Memory = Size("2GiB"), Policy = Stop };

        var refused = await machine.PlanAsync(less);
        var forced = await machine.SucceedAsync(less with { Policy = less.Policy with { ForceStop = true, ShutdownTimeout = TimeSpan.FromHours(1) } });

        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4039");
        forced.Running!.Memory.ShouldBe(Size("2GiB"));
        machine.Peer.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_machine_that_an_interrupted_apply_left_off_is_started_again()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.Hypervisor.MarkStopAsync(Name, true, CancellationToken.None);
        await machine.Peer.PowerOffGuestAsync();
        await Eventually.Async(async _ => (await machine.ReadAsync()).Running is null, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(30));

        var started = await machine.SucceedAsync(Spec);

        (started.Power, started.StoppedByUs).ShouldBe((PowerState.Running, false));
    }

    [Fact]
    public async Task A_machine_that_somebody_else_stopped_is_written_and_not_started()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.Peer.CallAsync("vm.shutdown");

        var written = await machine.SucceedAsync(Spec with { Vcpus = 4, Memory = Size("2GiB") });

        (written.Power, written.Configured.Vcpus, written.Configured.Memory).ShouldBe((PowerState.Off, 4, Size("2GiB")));
    }

    [Theory]
    [InlineData(null, "virtio-mem")]
    [InlineData(MemoryModel.Dimm, "dimm")]
    public async Task A_machine_is_created_on_a_vmm_that_has_none_and_deleted_again(MemoryModel? method, string grows)
    {
        await using var machine = await StartAsync(null);
        var spec = Spec with { Vcpus = 2, Memory = Size("1GiB"), MemoryMethod = method };
        var reading = await machine.Hypervisor.ReadDefinitionAsync(Payload, CancellationToken.None);
        var (sizing, problems) = Core.Planning.Lifecycle.CreatePlanner.Plan(spec, reading.Sizing, false, reading.Facts, Core.Planning.Lifecycle.Headroom.Default);
        problems.ShouldBeEmpty();

        var id = await machine.Hypervisor.CreateAsync(Payload, Name, sizing, CancellationToken.None);

        id.ShouldBe(Name);
        var created = await machine.ReadAsync();
        (created.Running!.Vcpus, created.Running.MaxVcpus, created.Running.Memory, created.Running.MaxMemory).ShouldBe((2, 8, Size("1GiB"), Size("4GiB")));
        created.Running.ShouldBe(created.Configured);
        created.Facts.Resize!.Method.ShouldBe(grows == "dimm" ? ResizeMethod.Acpi : ResizeMethod.VirtioMem);
        await machine.SucceedAsync(spec with { Memory = Size("2GiB") });

        await machine.Hypervisor.DeleteAsync(Name, CancellationToken.None);
        await machine.Hypervisor.DeleteAsync(Name, CancellationToken.None);
        (await machine.FindAsync()).ShouldBeNull();
        Directory.GetFiles(machine.Peer.Directory, "*.json").ShouldBeEmpty();
    }

    [Fact]
    public async Task B_a_configuration_that_cannot_boot_leaves_no_machine_behind()
    {
        await using var machine = await StartAsync(null);
        const string broken = """{"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":2,"topology":{"threads_per_core":2,"cores_per_die":2,"dies_per_package":1,"packages":1}}}""";

        var error = await Should.ThrowAsync<HypervisorException>(() =>
            machine.Hypervisor.CreateAsync(broken, Name, new Sizing(2, 2, Size("1GiB"), ByteSize.Zero, 0), CancellationToken.None));

        error.Rule.ShouldBe(LifecycleRules.StepFailed);
        error.Message.ShouldContain("boot");
        (await machine.FindAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task B_creating_says_what_to_start_when_no_vmm_is_there_and_never_takes_a_machines_place()
    {
        await using var machine = await StartAsync(Acpi);

        (await Should.ThrowAsync<HypervisorException>(() => machine.Hypervisor.CreateAsync(Acpi, Name, new Sizing(2, 4, Size("1GiB"), ByteSize.Zero, 0), CancellationToken.None)))
            .Rule.ShouldBe(LifecycleRules.Exists);
        var nobody = await Should.ThrowAsync<HypervisorException>(() => machine.Hypervisor.CreateAsync(Acpi, "db", new Sizing(2, 4, Size("1GiB"), ByteSize.Zero, 0), CancellationToken.None));
        nobody.Rule.ShouldBe(ResizeRules.NoVmm);
        nobody.Message.ShouldContain($"{machine.Peer.Directory}/db.sock");
        nobody.Rule.Remedy.ShouldContain("cloud-hypervisor --api-socket FOLDER/NAME.sock --no-shutdown");
    }

    [Fact]
    public async Task All_machines_of_a_folder_are_listed_and_one_that_cannot_be_read_hides_no_other()
    {
        await using var fleet = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = 3, NoShutdown = true });
        await using var hypervisor = CloudHypervisorHypervisor.Create($"ch+unix://{fleet.Directory}");
        foreach (var i in new[] { 0, 2 })
        {
            await fleet.CallAsync("vm.create", Acpi, i);
        }

        await fleet.CallAsync("vm.boot", machine: 2);
        await fleet.FaultAsync(new PeerFault("vm.info", "garbage"), 0);

        var all = await hypervisor.ListAsync(MachineFilter.All, CancellationToken.None);
        var active = await hypervisor.ListAsync(new MachineFilter(OnlyActive: true), CancellationToken.None);

        all.Select(m => (m.Name, m.Failure is null)).ShouldBe([("vm0", false), ("vm2", true)]);
        active.Select(m => m.Name).ShouldBe(["vm2"]);
    }
}
