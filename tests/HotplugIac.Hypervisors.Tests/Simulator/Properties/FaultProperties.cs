using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Hypervisors.Simulator;
using Property = HotplugIac.Core.Tests.Properties.Property;

namespace HotplugIac.Hypervisors.Tests.Simulator.Properties;

/// <summary>Whatever goes wrong at whatever call: the state is true, the message useful, and the next apply ends it.</summary>
public sealed class FaultProperties
{
    private static readonly Gen<(MachineSpec Spec, MachineSnapshot Snapshot, SimulatedFault Fault, SimulatedGuest Guest)> Cases =
        from request in SpecGen.Requests
        from call in Gen.Frequency((4, Gen.Constant(SimulatorCall.Change)), (1, Gen.Elements(SimulatorCall.Read, SimulatorCall.Live, SimulatorCall.Write, SimulatorCall.Mark, SimulatorCall.Shutdown, SimulatorCall.Start)))
        from nth in Gen.Choose(1, 5)
        from kind in Gen.Elements(Enum.GetValues<FaultKind>())
        from unplug in Gen.Elements(GuestUnplug.Obeys, GuestUnplug.Obeys, GuestUnplug.Refuses, GuestUnplug.Silent)
        from late in Gen.Elements(0, 2)
        select (request.Spec, request.Snapshot, new SimulatedFault(call, nth, kind), new SimulatedGuest { Unplug = unplug, AnswersAfterLooks = late });

    [Fact]
    public void Every_kind_of_step_meets_every_kind_of_fault()
    {
        var met = new HashSet<(string Step, FaultKind Fault)>();
        Property.Holds(Cases, c =>
        {
            var plan = SimulatedRun.Plan((c.Spec, c.Snapshot));
            if (plan.HasErrors || plan.Steps.Count == 0)
            {
                return;
            }

            var run = new SimulatedRun(c.Snapshot, c.Fault, c.Guest);
            var outcome = run.TryApply(c.Spec, plan);
            if (run.FaultIsOver)
            {
                // The step that a problem names is the one that met it; of a plan with one step there is no doubt.
                met.UnionWith(plan.Steps.Where(s => plan.Steps.Count == 1 || outcome?.Problems.Any(p => p.Detail.Contains(s.Describe(), StringComparison.Ordinal)) == true)
                    .Select(s => (Kind(s), c.Fault.Kind)));
            }
        });

        string[] steps = ["more SetVcpusStep", "less SetVcpusStep", "more AttachMemoryDeviceStep", "more ResizeMemoryDeviceStep", "less ResizeMemoryDeviceStep", "less DetachMemoryDeviceStep",
            "more SetNumaTuneStep", "more WriteConfigurationStep", "more PowerCycleStep", "more StartStep"];
        steps.SelectMany(step => Enum.GetValues<FaultKind>().Select(kind => (step, kind))).Where(pair => !met.Contains(pair)).ShouldBeEmpty();
    }

    private static string Kind(PlanStep step) => $"{(step.NeedsGuest ? "less" : "more")} {step.GetType().Name}";

    [Fact]
    public void What_an_apply_with_a_fault_reports_is_what_the_machine_has() => Property.Holds(Cases, c =>
    {
        var plan = SimulatedRun.Plan((c.Spec, c.Snapshot));
        if (plan.HasErrors)
        {
            return;
        }

        var run = new SimulatedRun(c.Snapshot, c.Fault, c.Guest);
        if (run.TryApply(c.Spec, plan) is not { } outcome)
        {
            return;
        }

        outcome.Problems.Where(p => p.Detail.Length <= 40 || !p.Detail.EndsWith($" ({p.Code})", StringComparison.Ordinal) || p.Text.Contains($"({p.Code})", StringComparison.Ordinal)).ShouldBeEmpty();
        if (outcome.Snapshot is { } reported && c.Guest.AnswersAfterLooks == 0)
        {
            run.Heal();
            var now = run.Look();
            (SimulatedRun.Settled(reported.Running), reported.Configured).ShouldBe((SimulatedRun.Settled(now.Running), now.Configured));
        }

        if (outcome.Snapshot is null)
        {
            outcome.HasErrors.ShouldBeTrue("nothing can be claimed, and that is said");
        }

        if (SimulatedRun.Serious(c.Snapshot, outcome).Count == 0)
        {
            SimulatedRun.Settled(outcome.Snapshot!.Running).ShouldBe(SimulatedRun.Settled(plan.RunningAfter));
            outcome.Snapshot.Configured.ShouldBe(plan.ConfiguredAfter);
        }

        // No fault makes an apply stop what the plan did not stop.
        run.Kept.Boots.ShouldBeLessThanOrEqualTo(plan.Impact.StopsMachine || plan.PowerAfter is not null ? 1 : 0);
    });

    [Fact]
    public void After_any_prefix_of_its_steps_the_next_apply_converges() => Property.Holds(Cases, c =>
    {
        var plan = SimulatedRun.Plan((c.Spec, c.Snapshot));
        if (plan.HasErrors || c.Snapshot.Power == PowerState.Paused)
        {
            return;
        }

        var run = new SimulatedRun(c.Snapshot, c.Fault, c.Guest);
        var first = run.TryApply(c.Spec, plan);
        run.Heal();

        var second = Planner.Plan(c.Spec, run.Look(), new HashSet<string>());
        second.Problems.Where(p => p.Severity == Severity.Error).ShouldBeEmpty($"after {string.Join("; ", first?.Problems ?? [])}");
        SimulatedRun.Serious(c.Snapshot, run.Apply(c.Spec, second)).ShouldBeEmpty();

        var again = run.PlanAgain(c.Spec);
        (again.Problems.Count, again.Steps.Count, again.Impact.Changes.Count).ShouldBe((0, 0, 0));
    });
}
