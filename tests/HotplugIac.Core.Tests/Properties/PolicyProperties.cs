using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every plan under each policy.</summary>
public sealed class PolicyProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private static MachineSpec Under(MachineSpec spec, RebootPolicy policy) => spec with { Policy = spec.Policy with { OnRebootRequired = policy } };

    [Fact]
    public void A_machine_is_stopped_only_under_the_policy_that_says_so_and_then_nothing_stays_pending() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (plan.Impact.StopsMachine)
        {
            request.Spec.Policy.OnRebootRequired.ShouldBe(RebootPolicy.Reboot);
            // Devices that move with memory are told with it.
            var listed = plan.Impact.Changes.Select(c => c.Attribute).SelectMany(a => a == Attributes.Memory ? [a, Attributes.MemoryDevices] : new[] { a });
            PendingChanges.Between(request.Snapshot.Running, request.Snapshot.Configured).Keys.Except(listed).ShouldBeEmpty("what was pending is listed");
        }

        if (request.Spec.Policy.OnRebootRequired == RebootPolicy.Reboot && !plan.HasErrors)
        {
            PendingChanges.Between(plan.RunningAfter, plan.ConfiguredAfter).ShouldBeEmpty();
        }
    });

    [Fact]
    public void Every_policy_asks_for_the_same_configuration() => Property.Holds(SpecGen.Requests, request =>
    {
        var defer = Planner.Plan(Under(request.Spec, RebootPolicy.Defer), request.Snapshot, Nothing);
        var reboot = Planner.Plan(Under(request.Spec, RebootPolicy.Reboot), request.Snapshot, Nothing);
        var fail = Planner.Plan(Under(request.Spec, RebootPolicy.Fail), request.Snapshot, Nothing);

        (reboot.HasErrors, reboot.ConfiguredAfter).ShouldBe((defer.HasErrors, defer.ConfiguredAfter));
        fail.HasErrors.ShouldBe(defer.HasErrors || defer.Impact.Verdict == Verdict.Reboot);
        if (!fail.HasErrors)
        {
            fail.ShouldBe(defer);
        }
    });

    [Fact]
    public void Only_a_machine_that_an_apply_has_stopped_is_started() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (request.Snapshot.Running is null && !plan.HasErrors)
        {
            (plan.RunningAfter is not null).ShouldBe(request.Snapshot.StoppedByUs);
            plan.Steps.Any(s => s is StartStep).ShouldBe(request.Snapshot.StoppedByUs);
        }
    });
}
