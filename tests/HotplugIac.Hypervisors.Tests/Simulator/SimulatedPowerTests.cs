using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>RULEBOOK A4 and E on the simulator: what a stop and a start do.</summary>
public sealed class SimulatedPowerTests
{
    [Fact]
    public async Task A4_3_E_a_shutdown_and_a_start_bring_the_configuration()
    {
        var lab = new SimulatorLab();
        await lab.Vcpus(4);
        await lab.Write(s => s with { Vcpus = 1 });

        await Shutdown(lab);

        (await lab.Look())!.Power.ShouldBe(PowerState.Off);
        await lab.Start();
        (await lab.Look())!.Running!.Vcpus.ShouldBe(1);
        (lab.Machine.Boots, lab.Machine.OnlineVcpus).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A4_5_a_managed_save_is_never_started_over()
    {
        var lab = new SimulatorLab();
        await lab.Destroy();
        lab.Change(m => m with { HasManagedSave = true });

        (await lab.Look())!.ManagedSave.ShouldBeTrue();
        await lab.Refused(lab.Start, "managed save image", LifecycleRules.ManagedSave);
    }

    [Fact]
    public async Task A4_6_a_transient_machine_vanishes_when_it_stops()
    {
        var lab = new SimulatorLab();
        lab.Change(m => m with { IsPersistent = false });
        await Shutdown(lab);
        (await lab.Look()).ShouldBeNull();
        lab.Store.State.Machines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A4_7_virtio_mem_comes_up_empty_and_climbs_towards_what_is_requested()
    {
        var lab = new SimulatorLab(Small with { Devices = [Vmem("ua-m", "4GiB", "1GiB") with { Current = Size("1GiB") }] }, guest: new SimulatedGuest { FollowsPerLook = Size("512MiB") });
        await lab.Destroy();

        await lab.Start();

        lab.Running.Devices[0].Current.ShouldBe(ByteSize.Zero);
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("512MiB"));
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("1GiB"));
    }

    [Fact]
    public async Task E_slots_257_defines_and_then_fails_at_start()
    {
        var lab = new SimulatorLab();
        await lab.Write(s => s with { MemorySlots = 257 });
        await lab.Destroy();
        await lab.Refused(lab.Start, "unsupported amount of memory slots: 257 (libvirt error 1)");
    }

    [Fact]
    public async Task A2_slots_with_a_maximum_that_is_the_initial_memory_define_and_fail_at_start()
    {
        var lab = new SimulatorLab();
        await lab.Write(s => s with { MaxMemory = s.BaseMemory });
        await lab.Destroy();
        await lab.Refused(lab.Start, "memory slots were specified but maximum memory size (0x80000000) is equal to the initial memory size");
    }

    [Fact]
    public async Task A2_a_virtio_mem_size_that_is_no_multiple_of_its_block_defines_and_fails_at_start()
    {
        var lab = new SimulatorLab();
        await lab.Write(s => s with { Devices = [Vmem("ua-m", "1026MiB", "0B", "4MiB")] });
        await lab.Destroy();
        await lab.Refused(lab.Start, "memdev size has to be multiple of 'block-size' (0x400000)");
    }

    [Fact]
    public async Task A_shutdown_takes_the_looks_that_the_guest_needs_and_asking_again_does_not_prolong_it()
    {
        var lab = new SimulatorLab(guest: new SimulatedGuest { AnswersAfterLooks = 2 });
        await Shutdown(lab);
        (await lab.Look())!.Power.ShouldBe(PowerState.Running);
        await Shutdown(lab);
        (await lab.Look())!.Power.ShouldBe(PowerState.Off);
        await Shutdown(lab);
    }

    [Fact]
    public async Task A_guest_that_ignores_the_shutdown_runs_on_and_a_destroy_ends_it()
    {
        var lab = new SimulatorLab(guest: new SimulatedGuest { ShutsDown = false });
        await Shutdown(lab);
        (await lab.Look())!.Power.ShouldBe(PowerState.Running);
        await lab.Destroy();
        (await lab.Look())!.Power.ShouldBe(PowerState.Off);
        await lab.Destroy();
    }

    [Fact]
    public async Task A_paused_guest_shuts_down_when_it_is_resumed()
    {
        var lab = new SimulatorLab();
        lab.Change(m => m with { IsPaused = true });
        await Shutdown(lab);
        (await lab.Look())!.Power.ShouldBe(PowerState.Paused);
        lab.Change(m => m with { IsPaused = false });
        (await lab.Look())!.Power.ShouldBe(PowerState.Off);
    }

    [Fact]
    public async Task The_mark_of_a_stop_stays_while_the_machine_is_off_and_a_start_of_a_running_machine_is_no_error()
    {
        var lab = new SimulatorLab();
        await lab.Hypervisor.MarkStopAsync(Id, true, CancellationToken.None);
        await lab.Destroy();
        (await lab.Look())!.StoppedByUs.ShouldBeTrue();
        await lab.Start();
        await lab.Start();
        await lab.Hypervisor.MarkStopAsync(Id, false, CancellationToken.None);
        (await lab.Look())!.StoppedByUs.ShouldBeFalse();
        lab.Machine.Boots.ShouldBe(1);
        await lab.Destroy();
        await lab.Refused(() => lab.Live(new Core.Planning.SetVcpusStep(2, 3)), "domain is not running (libvirt error 55)");
    }

    private static Task Shutdown(SimulatorLab lab) => lab.Hypervisor.RequestShutdownAsync(Id, CancellationToken.None);
}
