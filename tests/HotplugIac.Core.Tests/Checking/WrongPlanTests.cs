using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Lifecycle;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>The checker finds deliberately wrong plans, for the reason that they are wrong, and nothing in the plans before.</summary>
public sealed class WrongPlanTests
{
    public static TheoryData<WrongPlan> All() => [.. WrongPlans.Steps, .. WrongPlans.Impacts, .. WrongPlans.Promises, .. WrongPlans.Policies, .. WrongResizePlans.Growth, .. WrongResizePlans.Requests, .. WrongResizePlans.Replacements];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void A_wrong_plan_is_found(WrongPlan wrong)
    {
        var plan = Planner.Plan(wrong.Spec, wrong.Snapshot, wrong.Deferred);
        PlanChecker.Check(wrong.Spec, wrong.Snapshot, plan, wrong.Deferred).ShouldBeEmpty(wrong.Name);

        PlanChecker.Check(wrong.Spec, wrong.Snapshot, wrong.Spoil(plan), wrong.Deferred).ShouldContain(wrong.Finding, wrong.Name);
    }

    public static TheoryData<string, Func<Sizing, Sizing>, string> Creations() => new()
    {
        { "another number of vCPUs", s => s with { Vcpus = 3 }, "vcpus 2 was asked for, 3 would be configured." },
        { "another capacity", s => s with { BaseMemory = Size("3GiB") }, "memory 2GiB was asked for, 3GiB would be configured." },
        { "slots that the definition did not name", s => s with { MemorySlots = 4 }, "memory_slots would not be created as the definition says, and nobody asked for that." },
        { "a maximum that the definition did not name", s => s with { MaxMemory = Size("6GiB") }, "max_memory would not be created as the definition says, and nobody asked for that." },
        { "a placement", s => s with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus("0")) }, "numa_tune would not be created as the definition says, and nobody asked for that." },
        { "a device", s => s.With(Dimm("ua-x", "128MiB")), "ua-x: dimm 128MiB would be created, and nobody asked for that." },
        { "C2: a DIMM that the guest ignores", s => s.With(Dimm("ua-hotplug-dimm0", "100MiB")), "ua-hotplug-dimm0: dimm 100MiB would be created, and it is no multiple of the guest's block of 128MiB." },
        { "a topology of another product", s => s with { Topology = new CpuTopology(1, 1, 3, 1) }, "The topology 1 sockets × 1 dies × 3 cores × 1 threads does not give 8 vCPUs." },
    };

    [Theory]
    [MemberData(nameof(Creations), DisableDiscoveryEnumeration = true)]
    public void A_wrong_creation_is_found(string what, Func<Sizing, Sizing> spoil, string finding)
    {
        var spec = Spec with { Vcpus = 2, Memory = Size("2GiB") };
        var definition = new Sizing(1, 1, Size("1GiB"), Size("8GiB"), 6);
        var (created, problems) = CreatePlanner.Plan(spec, definition, false, Dimms, Headroom.Default);
        PlanChecker.CheckCreation(spec, definition, Dimms, created, problems).ShouldBeEmpty(what);

        PlanChecker.CheckCreation(spec, definition, Dimms, spoil(created), problems).ShouldContain(finding, what);
    }

    [Fact]
    public void A_creation_with_errors_that_makes_something_is_found()
    {
        var definition = new Sizing(1, 1, Size("1GiB"), Size("8GiB"), 6);
        var (left, problems) = CreatePlanner.Plan(Spec with { Vcpus = 0 }, definition, false, Dimms, Headroom.Default);
        PlanChecker.CheckCreation(Spec, definition, Dimms, left, problems).ShouldBeEmpty();

        PlanChecker.CheckCreation(Spec, definition, Dimms, Small, problems).ShouldBe(["A creation with errors must leave the definition as it is."]);
    }
}
