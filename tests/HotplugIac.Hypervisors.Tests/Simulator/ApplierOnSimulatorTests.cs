using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>Plan and apply end to end on the simulator, and an empty plan after it.</summary>
public sealed class ApplierOnSimulatorTests
{
    private static readonly Sizing Four = Small with { Vcpus = 4 };
    private static readonly Sizing WithDimm = Small with { Devices = [Dimm("ua-hotplug-dimm0", "1GiB")] };
    private static readonly MachineSpec Spec = new("web");

    [Theory]
    [InlineData(MemoryModel.Dimm)]
    [InlineData(MemoryModel.VirtioMem)]
    public void Growth_is_live_and_configured(MemoryModel method)
    {
        var lab = new SimulatorLab();
        var spec = Spec with { Vcpus = 4, Memory = Size("4GiB"), MemoryMethod = method };

        lab.Apply(spec).Problems.ShouldBeEmpty();

        Has(lab, vcpus: 4, "4GiB");
        lab.Plan(spec).Steps.ShouldBeEmpty();
        lab.Machine.Boots.ShouldBe(0);
    }

    [Fact]
    public void A_vcpu_unplug_that_succeeds_is_shown_on_the_simulator()
    {
        var lab = new SimulatorLab(Four);
        var spec = Spec with { Vcpus = 1 };
        var plan = lab.Plan(spec);
        plan.Impact.Verdict.ShouldBe(Verdict.Live);

        lab.Apply(spec, plan).Problems.ShouldBeEmpty();

        Has(lab, vcpus: 1, "2GiB");
        (lab.Machine.Boots, lab.Machine.OnlineVcpus).ShouldBe((0, 1));
        lab.Plan(spec).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_dimm_unplug_that_succeeds_is_live()
    {
        var lab = new SimulatorLab(WithDimm);
        lab.Apply(Spec with { Memory = Size("2GiB") }).Problems.ShouldBeEmpty();
        Has(lab, vcpus: 2, "2GiB");
    }

    [Fact]
    public void A_virtio_mem_shrink_converges_while_the_guest_moves()
    {
        var used = Vmem("ua-hotplug-vmem0", "6GiB", "4GiB") with { Current = Size("4GiB") };
        var lab = new SimulatorLab(Small with { Devices = [used] }, guest: new SimulatedGuest { FollowsPerLook = Size("64MiB") });
        var spec = Spec with { Memory = Size("3GiB") };

        lab.Apply(spec).Problems.ShouldBeEmpty();

        Has(lab, vcpus: 2, "3GiB");
        lab.Plan(spec).Steps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(GuestUnplug.Refuses)]
    [InlineData(GuestUnplug.Silent)]
    public void A_refused_unplug_is_an_error_and_the_configuration_stays(GuestUnplug unplug)
    {
        var lab = new SimulatorLab(WithDimm with { Vcpus = 4 }, guest: new SimulatedGuest { Unplug = unplug });

        foreach (var spec in new[] { Spec with { Vcpus = 2 }, Spec with { Memory = Size("2GiB") } })
        {
            var outcome = lab.Apply(spec);
            outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4017");
            outcome.Snapshot!.Running!.Memory.ShouldBe(Size("3GiB"));
        }

        Has(lab, vcpus: 4, "3GiB");
    }

    [Fact]
    public void Live_or_pending_leaves_what_is_refused_to_the_next_boot()
    {
        var lab = new SimulatorLab(Four, guest: Refusing);
        var spec = Spec with { Vcpus = 2, Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending } };

        var problem = lab.Apply(spec).Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code).ShouldBe((Severity.Warning, "HP4020"));
        (lab.Running.Vcpus, lab.Machine.Configured.Vcpus).ShouldBe((4, 2));
        lab.Plan(spec, Attributes.Vcpus).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_success_is_waited_for_vcpu_by_vcpu()
    {
        var lab = new SimulatorLab(Four, guest: Silent with { AnswersAfterLooks = 3 });
        var spec = Spec with { Vcpus = 1 };

        lab.Apply(spec).Problems.ShouldBeEmpty();

        Has(lab, vcpus: 1, "2GiB");
    }

    [Fact]
    public void A_power_cycle_brings_the_configuration_and_takes_the_mark_away()
    {
        var lab = new SimulatorLab(guest: new SimulatedGuest { AnswersAfterLooks = 5 });
        var spec = Spec with { MaxVcpus = 8, Vcpus = 6, Policy = new Policy { OnRebootRequired = RebootPolicy.Reboot } };
        var plan = lab.Plan(spec);
        plan.Impact.StopsMachine.ShouldBeTrue();

        lab.Apply(spec, plan).Problems.ShouldBeEmpty();

        Has(lab, vcpus: 6, "2GiB");
        (lab.Machine.Boots, lab.Machine.IsMarked).ShouldBe((1, false));
        lab.Plan(spec).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_shutdown_that_is_ignored_is_forced_only_where_the_policy_says_so()
    {
        var policy = new Policy { OnRebootRequired = RebootPolicy.Reboot };
        var spec = Spec with { MaxVcpus = 8, Policy = policy };
        var lab = new SimulatorLab(guest: new SimulatedGuest { ShutsDown = false });
        lab.Apply(spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4018");
        (lab.Machine.Boots, lab.Machine.IsMarked).ShouldBe((0, false));

        lab.Apply(spec with { Policy = policy with { ForceStop = true } }).Problems.ShouldBeEmpty();

        (lab.Machine.Boots, lab.Running.MaxVcpus).ShouldBe((1, 8));
    }

    [Fact]
    public void A_guest_that_never_onlines_is_told_of_and_onlined_where_the_agent_obeys()
    {
        var spec = Spec with { Vcpus = 4 };
        var stubborn = new SimulatorLab(guest: new SimulatedGuest { OnlinesItself = false, ObeysAgent = false });
        stubborn.Apply(spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4021");

        var obedient = new SimulatorLab(guest: new SimulatedGuest { OnlinesItself = false });
        obedient.Apply(spec).Problems.ShouldBeEmpty();
        obedient.Machine.OnlineVcpus.ShouldBe(4);
    }

    [Theory]
    [InlineData(FaultKind.Fails)]
    [InlineData(FaultKind.Stalls)]
    [InlineData(FaultKind.DoneButError)]
    [InlineData(FaultKind.SuccessButNothing)]
    [InlineData(FaultKind.Drops)]
    [InlineData(FaultKind.DoneButDrops)]
    public void A_fault_at_any_call_leaves_the_truth_and_the_second_apply_converges(FaultKind kind)
    {
        var spec = Spec with { Vcpus = 4, Memory = Size("4GiB"), MemoryMethod = MemoryModel.Dimm };
        for (var nth = 1; nth <= 4; nth++)
        {
            var lab = new SimulatorLab();
            var plan = lab.Plan(spec);
            lab.Fault(SimulatorCall.Change, kind, nth);

            var outcome = Bounded(lab, spec, plan);

            // An error reply for what was done all the same is no error: reading back tells.
            outcome.HasErrors.ShouldBe(kind is not (FaultKind.DoneButError or FaultKind.DoneButDrops), $"call {nth}");
            outcome.Snapshot!.Running.ShouldBe(lab.Running, $"call {nth}");
            lab.Store.State.Faults.ShouldBeEmpty($"call {nth}");
            lab.Apply(spec).Problems.ShouldBeEmpty($"call {nth}");
            Has(lab, vcpus: 4, "4GiB");
        }
    }

    /// <summary>As the operation's own timeout would end a call that nobody answers.</summary>
    private static ApplyOutcome Bounded(SimulatorLab lab, MachineSpec spec, PlanResult plan)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(20), lab.Time);
        var applier = new Applier(lab.Hypervisor, lab.Time, ApplyTimeouts.Default);
        return lab.Time.Run(() => applier.ApplyAsync(Id, spec, new HashSet<string>(), plan, bound.Token));
    }

    private static void Has(SimulatorLab lab, int vcpus, string memory)
    {
        (lab.Running.Vcpus, lab.Running.Memory).ShouldBe((vcpus, Size(memory)));
        (lab.Machine.Configured.Vcpus, lab.Machine.Configured.Memory).ShouldBe((vcpus, Size(memory)));
    }
}
