using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>A right plan that is changed in any one way is found to be wrong.</summary>
public sealed class MutationProperties
{
    private static readonly Gen<(MachineSpec Spec, MachineSnapshot Snapshot, IReadOnlySet<string> Deferred, int Pick)> Cases =
        from request in SpecGen.Requests
        from remembers in Property.OneIn(4)
        from pick in Gen.Choose(0, 10_000)
        let pending = remembers ? PendingChanges.Between(request.Snapshot.Running, request.Snapshot.Configured).Keys : []
        select (request.Spec, request.Snapshot, (IReadOnlySet<string>)pending.ToHashSet(StringComparer.Ordinal), pick);

    [Fact]
    public void Every_mutation_of_a_right_plan_is_caught()
    {
        var caught = new Dictionary<string, int>(StringComparer.Ordinal);
        Property.Holds(Cases, c =>
        {
            var plan = Planner.Plan(c.Spec, c.Snapshot, c.Deferred);
            PlanChecker.Check(c.Spec, c.Snapshot, plan, c.Deferred).ShouldBeEmpty();
            foreach (var (name, wrong) in Mutations.Of(c.Snapshot, plan, c.Pick))
            {
                if (PlanChecker.Check(c.Spec, c.Snapshot, wrong, c.Deferred).Count == 0)
                {
                    Assert.Fail($"Not caught: {name}, of a plan with {string.Join("; ", plan.Lines())} and {string.Join("; ", plan.Steps())}");
                }

                caught[name] = caught.GetValueOrDefault(name) + 1;
            }
        });

        // A mutation that never applied would prove nothing.
        caught.Where(p => p.Value < Property.Cases / 100).ShouldBeEmpty();
        caught.Count.ShouldBe(24);
    }
}
