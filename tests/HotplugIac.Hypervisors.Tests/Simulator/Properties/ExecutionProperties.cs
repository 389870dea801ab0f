using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Properties;

namespace HotplugIac.Hypervisors.Tests.Simulator.Properties;

/// <summary>What is true when any plan is carried out on the simulator.</summary>
public sealed class ExecutionProperties
{
    [Fact]
    public void Carrying_out_a_plan_reaches_its_target_or_says_what_is_pending() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = SimulatedRun.Plan(request);
        if (plan.HasErrors)
        {
            return;
        }

        var run = new SimulatedRun(request.Snapshot);
        var outcome = run.Apply(request.Spec, plan);
        var after = outcome.Snapshot.ShouldNotBeNull();
        if (!outcome.HasErrors)
        {
            after.Configured.ShouldBe(plan.ConfiguredAfter);
        }

        if (SimulatedRun.Serious(request.Snapshot, outcome).Count == 0)
        {
            SimulatedRun.Settled(after.Running).ShouldBe(SimulatedRun.Settled(plan.RunningAfter));
            return;
        }

        // Only a paused guest does not do as it is asked here, and what it kept is said.
        request.Snapshot.Power.ShouldBe(PowerState.Paused, string.Join("\n", outcome.Problems));
        string[] expected = [LifecycleRules.GuestRefused.Code, LifecycleRules.LeftPending.Code, LifecycleRules.NotVerified.Code, LifecycleRules.ShutdownIgnored.Code];
        SimulatedRun.Serious(request.Snapshot, outcome).Where(p => !expected.Contains(p.Code)).ShouldBeEmpty();
    });

    [Fact]
    public void After_it_was_carried_out_nothing_is_left_to_be_done_live() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = SimulatedRun.Plan(request);
        var run = new SimulatedRun(request.Snapshot);
        if (plan.HasErrors || SimulatedRun.Serious(request.Snapshot, run.Apply(request.Spec, plan)).Count > 0)
        {
            return;
        }

        var again = run.PlanAgain(request.Spec);
        again.Problems.ShouldBeEmpty();
        again.Steps.ShouldBeEmpty();
        again.Impact.Changes.ShouldBeEmpty();
    });

    [Fact]
    public void A_machine_is_stopped_only_when_the_plan_says_so_and_then_once() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = SimulatedRun.Plan(request);
        if (plan.HasErrors)
        {
            return;
        }

        var run = new SimulatedRun(request.Snapshot);
        var outcome = run.Apply(request.Spec, plan);
        var boots = plan.Impact.StopsMachine || plan.PowerAfter == PowerState.Running ? 1 : 0;
        run.Kept.Boots.ShouldBeInRange(outcome.HasErrors ? 0 : boots, boots);
        (run.Kept.Running is null).ShouldBe(request.Snapshot.Running is null && boots == 0);
    });
}
