using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>Stops, starts and requests to the guest that a planner with a bug could plan: each is found.</summary>
public sealed class PolicyChecksTests
{
    private static readonly MachineSpec Reboot = Spec with { Vcpus = 4, MaxVcpus = 8, Policy = new Policy { OnRebootRequired = RebootPolicy.Reboot } };
    private static readonly MachineSnapshot Machine = Running(Small with { MinVcpus = 1 });
    private static readonly MachineSnapshot Stopped = Off(Small) with { StoppedByUs = true };

    private static void ShouldBeFound(MachineSpec spec, MachineSnapshot snapshot, PlanResult spoiled, string finding)
    {
        PlanChecker.Check(spec, snapshot, snapshot.Plan(spec)).ShouldBeEmpty();

        PlanChecker.Check(spec, snapshot, spoiled).ShouldContain(f => f.Contains(finding, StringComparison.Ordinal));
    }

    private static PlanResult WithStep(PlanResult plan, PlanStep step) => plan with { Steps = [.. plan.Steps, step] };

    [Fact]
    public void A_stop_under_defer() =>
        ShouldBeFound(Reboot with { Policy = Policy.Default }, Machine, Machine.Plan(Reboot), "No policy asks to stop");

    [Fact]
    public void A_stop_that_the_impact_does_not_tell() =>
        ShouldBeFound(Reboot, Machine, Machine.Plan(Reboot) with { Impact = Machine.Plan(Reboot).Impact with { StopsMachine = false } }, "stops_machine = False, and there are 1 stops");

    [Fact]
    public void Two_stops() => ShouldBeFound(Reboot, Machine, WithStep(Machine.Plan(Reboot), new PowerCycleStep()), "there are 2 stops");

    [Fact]
    public void A_stop_without_a_reason()
    {
        var nothing = Reboot with { Vcpus = null, MaxVcpus = null };
        ShouldBeFound(nothing, Machine, WithStep(Machine.Plan(nothing), new PowerCycleStep()) with { Impact = new Impact([]) { StopsMachine = true } }, "nothing waits for a boot");
    }

    [Fact]
    public void Plugging_live_before_a_stop()
    {
        var plan = Machine.Plan(Reboot);
        ShouldBeFound(Reboot, Machine, plan with { Steps = [new SetVcpusStep(2, 4), .. plan.Steps] }, "Something is done live that the new boot brings anyway");
    }

    [Fact]
    public void Writing_after_the_start()
    {
        var plan = Machine.Plan(Reboot);
        ShouldBeFound(Reboot, Machine, WithStep(plan, new WriteConfigurationStep { Configuration = plan.ConfiguredAfter }), "Something is done after the start");
    }

    [Fact]
    public void The_removal_of_a_mark_that_is_not_there() =>
        ShouldBeFound(Spec, Machine, (Machine with { StoppedByUs = true }).Plan(Spec), "names a reason that is not true");

    [Fact]
    public void A_start_of_a_machine_that_somebody_else_stopped() =>
        ShouldBeFound(Spec, Off(Small), Stopped.Plan(Spec), "A machine is started that no apply has stopped");

    [Fact]
    public void A_start_from_a_saved_image() =>
        PlanChecker.Check(Spec, Stopped with { ManagedSave = true }, Stopped.Plan(Spec)).ShouldContain(f => f.Contains("from a saved image", StringComparison.Ordinal));

    [Fact]
    public void A_power_state_that_no_step_makes() =>
        ShouldBeFound(Spec, Machine, Machine.Plan(Spec) with { PowerAfter = PowerState.Running }, "which no step makes");

    [Fact]
    public void A_reboot_change_under_fail() =>
        PlanChecker.Check(Reboot with { Policy = new Policy { OnRebootRequired = RebootPolicy.Fail } }, Machine, Machine.Plan(Reboot with { Policy = Policy.Default }))
            .ShouldContain(f => f.Contains("although the policy forbids it", StringComparison.Ordinal));

    [Fact]
    public void A_reboot_change_that_is_put_off_under_reboot() =>
        ShouldBeFound(Reboot, Machine, Machine.Plan(Reboot with { Policy = Policy.Default }), "left pending although the policy asks for the reboot");

    [Fact]
    public void A_guest_that_is_asked_under_unplug_reboot()
    {
        var fewer = Spec with { Vcpus = 1 };
        ShouldBeFound(fewer with { Policy = new Policy { Unplug = UnplugPolicy.Reboot } }, Machine, Machine.Plan(fewer), "The guest is asked to give something back");
    }

    [Fact]
    public void A_plan_that_does_not_bring_what_it_configures() =>
        ShouldBeFound(Reboot, Machine, Machine.Plan(Reboot) with { RunningAfter = Machine.Running }, "The steps do not lead to the running machine");
}
