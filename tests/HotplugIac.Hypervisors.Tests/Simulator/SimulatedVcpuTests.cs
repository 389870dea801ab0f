using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>RULEBOOK A1 on the simulator.</summary>
public sealed class SimulatedVcpuTests
{
    private static readonly Sizing Four = Small with { Vcpus = 4 };

    [Fact]
    public async Task A1_E_current_n_to_m_higher_is_done_when_it_is_replied_on_a_paused_machine_too()
    {
        var lab = new SimulatorLab();
        lab.Change(m => m with { IsPaused = true });

        await lab.Vcpus(4);

        (await lab.Look())!.Running!.Vcpus.ShouldBe(4);
        lab.Machine.Configured.Vcpus.ShouldBe(2, "only live");
    }

    [Fact]
    public async Task A1_current_above_the_live_maximum_is_refused()
    {
        var lab = new SimulatorLab();
        await lab.Refused(() => lab.Vcpus(5), "hot-add vCPUs 2 → 5: invalid argument: requested vcpus is greater than max allowable vcpus for the live domain: 5 > 4 (libvirt error 8).");
    }

    [Fact]
    public async Task A1_a_machine_type_without_hotpluggable_cpus_is_refused_with_code_84()
    {
        var lab = new SimulatorLab(facts: Facts with { VcpuHotplug = false });
        await lab.Refused(() => lab.Vcpus(4), "cpu hotplug is not supported (libvirt error 84)");
        await lab.Refused(() => lab.Vcpus(1), "failed to find appropriate hotpluggable vcpus");
    }

    [Fact]
    public async Task A1_n_to_m_lower_that_the_guest_obeys_is_gone_at_once()
    {
        var lab = new SimulatorLab(Four);

        await lab.Vcpus(1);

        (lab.Running.Vcpus, lab.Running.MaxVcpus, lab.Machine.OnlineVcpus).ShouldBe((1, 4, 1));
    }

    [Fact]
    public async Task A1_live_floor_below_it_no_vcpu_is_hotpluggable_code_67()
    {
        var lab = new SimulatorLab(Four with { MinVcpus = 2 });
        await lab.Refused(() => lab.Vcpus(1), "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count (libvirt error 67)");
        await lab.Vcpus(2);
    }

    [Theory]
    [InlineData(GuestUnplug.Silent, false)]
    [InlineData(GuestUnplug.Refuses, false)]
    [InlineData(GuestUnplug.Obeys, true)]
    public async Task A1_a_guest_that_is_silent_refuses_or_is_paused_looks_the_same_code_68(GuestUnplug unplug, bool isPaused)
    {
        var lab = new SimulatorLab(Four, guest: new SimulatedGuest { Unplug = unplug });
        lab.Change(m => m with { IsPaused = isPaused });

        var error = await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(2));

        (error.Rule, error.IsFinal).ShouldBe((LifecycleRules.GuestRefused, false));
        error.Message.ShouldContain("vcpu unplug request timed out. Unplug result must be manually inspected in the domain (libvirt error 68).");
        lab.Running.Vcpus.ShouldBe(4);
    }

    [Fact]
    public async Task A1_late_success_is_of_the_first_vcpu_only_after_the_looks_that_it_takes()
    {
        var lab = new SimulatorLab(Four, guest: Silent with { AnswersAfterLooks = 2 });
        await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(1));

        (await lab.Look())!.Running!.Vcpus.ShouldBe(4);
        (await lab.Look())!.Running!.Vcpus.ShouldBe(3);
        (await lab.Look())!.Running!.Vcpus.ShouldBe(3);
    }

    [Fact]
    public async Task A1_a_vcpu_that_is_plugged_before_a_late_success_stays()
    {
        var lab = new SimulatorLab(Small with { Vcpus = 3 }, guest: Silent with { AnswersAfterLooks = 1 });
        await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(2));

        await lab.Vcpus(4);

        (await lab.Look())!.Running!.Vcpus.ShouldBe(3, "the one that was asked for went, the new one did not");
    }

    [Fact]
    public async Task A1_what_a_paused_guest_was_asked_for_happens_when_it_is_resumed()
    {
        var lab = new SimulatorLab(Four);
        lab.Change(m => m with { IsPaused = true });
        await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(3));
        (await lab.Look())!.Running!.Vcpus.ShouldBe(4);

        lab.Change(m => m with { IsPaused = false });

        (await lab.Look())!.Running!.Vcpus.ShouldBe(3);
    }

    [Fact]
    public async Task A1_m_not_multiple_of_entity_size_is_refused_live_and_at_define()
    {
        var cores = Four with { Vcpus = 2, MinVcpus = 2, Topology = new CpuTopology(1, 1, 2, 2) };
        var lab = new SimulatorLab(cores, Facts with { VcpuGranularity = 2 });

        await lab.Refused(() => lab.Vcpus(3), "target vm vcpu granularity does not allow the desired vcpu count (libvirt error 67)");
        await lab.Refused(() => lab.Write(s => s with { Vcpus = 3 }), "vCPUs count must be a multiple of the vCPU hotplug granularity (2)");
        await lab.Vcpus(4);
    }

    [Fact]
    public async Task A1_a_late_unplug_on_pseries_is_a_whole_core()
    {
        var cores = Small with { Vcpus = 4, Topology = new CpuTopology(1, 1, 2, 2) };
        var lab = new SimulatorLab(cores with { MinVcpus = 2 }, Facts with { VcpuGranularity = 2 }, Silent with { AnswersAfterLooks = 1 });
        await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(2));
        (await lab.Look())!.Running!.Vcpus.ShouldBe(2);
    }

    [Fact]
    public async Task D5_the_number_that_libvirt_counts_already_is_a_success_that_does_nothing()
    {
        var lab = new SimulatorLab(Four, guest: Refusing);
        var before = lab.Store.State;
        await lab.Vcpus(4);
        lab.Store.State.ShouldBeSameAs(before);
    }
}
