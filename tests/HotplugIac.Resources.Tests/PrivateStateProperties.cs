using HotplugIac.Core.Planning;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Resources.Tests;

/// <summary>Private data is what a plan rests on (PRODUCT.md, promise 2): kept as JSON it is the same.</summary>
public sealed class PrivateStateProperties
{
    private static readonly HashSet<string> Nothing = [];

    [Fact]
    public void A_plan_from_private_data_is_the_plan_from_the_machine() => Property.Holds(SpecGen.Requests, request =>
    {
        var kept = PrivateState.Parse(new PrivateState(request.Snapshot, new Dictionary<string, string> { ["memory"] = "4GiB" }, new Dictionary<string, string>()).ToBytes());

        // How far a booting guest has come is not kept, and no plan rests on it.
        var (plan, again) = (Planner.Plan(request.Spec, request.Snapshot, Nothing), Planner.Plan(request.Spec, kept.Snapshot!, Nothing));
        (again.Impact, again.Steps, again.ConfiguredAfter, again.Problems).ShouldBe((plan.Impact, plan.Steps, plan.ConfiguredAfter, plan.Problems));
    });

    [Fact]
    public void What_was_kept_is_kept_the_same_again() => Property.Holds(MachineGen.Snapshots, snapshot =>
    {
        var once = new PrivateState(snapshot, new Dictionary<string, string>(), new Dictionary<string, string> { ["vcpus"] = "4" }).ToBytes();

        PrivateState.Parse(once).ToBytes().ShouldBe(once);
    });
}
