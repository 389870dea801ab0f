using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Resize;
using HotplugIac.Core.Tests.Planning.Resize;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every plan for a machine that is resized as a whole (RULEBOOK B).</summary>
public sealed class ResizeProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private static readonly Gen<Sizing> Acpi =
        from memory in Gen.Choose(8, 64)
        from floor in Gen.Choose(4, 64)
        from vcpus in Gen.Choose(1, 4)
        let sizing = new Sizing(vcpus, 4, Blocks(Math.Min(floor, memory)), Blocks(64), 0)
        select AcpiMemory.With(sizing, Blocks(memory));

    private static readonly Gen<Sizing> Virtio =
        from requested in Gen.Choose(0, 48)
        from vcpus in Gen.Choose(1, 4)
        select ResizeMachines.Virtio() with { Vcpus = vcpus, Devices = [Machines.Vmem("ua-hotplug-memory", "6GiB", Blocks(requested).ToString())] };

    private static readonly Gen<Sizing> Zones =
        from low in Gen.Choose(0, 24)
        from high in Gen.Choose(0, 24)
        from vcpus in Gen.Choose(1, 4)
        select ResizeMachines.Zones(Blocks(low).ToString(), Blocks(high).ToString()) with { Vcpus = vcpus };

    /// <summary>Running, with what a guest has not given up yet, or off.</summary>
    private static readonly Gen<MachineSnapshot> Snapshots =
        from kind in Gen.Choose(0, 2)
        from running in kind == 0 ? Acpi : kind == 1 ? Virtio : Zones
        from wished in Gen.Choose(1, 4)
        from next in Gen.Choose(4, 64)
        from grown in Gen.Choose(0, 8)
        from frail in Property.OneIn(2)
        from off in Property.OneIn(6)
        from pending in Property.OneIn(3)
        let facts = kind == 0 ? ResizeMachines.AcpiFacts : kind == 1 ? ResizeMachines.VirtioFacts : ResizeMachines.ZoneFacts
        let vcpus = pending ? Math.Min(wished, running.Vcpus) : running.Vcpus
        let configured = (kind == 0 && pending ? AcpiMemory.With(running, ByteSize.Min(running.Memory, Blocks(next))) : running) with { Vcpus = vcpus }
        let machine = off ? Machines.Off(configured, facts) : Machines.Pending(running, configured, facts)
        select machine.With(r => r with { GrowthsLeft = grown, SurvivesPowerOff = !frail });

    private static readonly Gen<(MachineSpec Spec, MachineSnapshot Snapshot)> Requests =
        from snapshot in Snapshots
        from spec in SpecGen.For(snapshot.Configured, snapshot.Running ?? snapshot.Configured, snapshot.Facts)
        from plain in Gen.Choose(1, 4)
        from force in Property.OneIn(3)
        let sized = plain == 1 ? spec : new MachineSpec(spec.Name) { Vcpus = spec.Vcpus, Memory = spec.Memory, MemoryDevices = spec.MemoryDevices, Policy = spec.Policy }
        select (sized with { Policy = spec.Policy with { ForceStop = force } }, snapshot);

    [Fact]
    public void The_generated_wishes_are_of_every_kind()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        Property.Holds(Requests, request =>
        {
            var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
            foreach (var code in plan.Impact.Changes.Select(c => c.Code).Concat(plan.Problems.Select(p => p.Code)).Append(plan.Steps.Any(s => s is ResizeMachineStep) ? "together" : "apart").Append(plan.HasErrors ? "error" : "plan").Distinct())
            {
                seen[code] = seen.GetValueOrDefault(code) + 1;
            }
        });

        string[] wanted = ["plan", "error", "together", "HP1001", "HP1006", "HP1010", "HP2002", "HP2008", "HP2014", "HP2015", "HP4036", "HP4037", "HP4039", "HP9044"];
        wanted.Where(code => seen.GetValueOrDefault(code) < 20).ShouldBeEmpty();
    }

    [Fact]
    public void The_checker_finds_nothing_in_a_plan() => Property.Holds(Requests, request =>
        PlanChecker.Check(CreepingMaximum.AsUnset(request.Spec, request.Snapshot), request.Snapshot, Planner.Plan(request.Spec, request.Snapshot, Nothing)).ShouldBeEmpty());

    [Fact]
    public void Planning_again_after_a_plan_was_carried_out_does_nothing_more() => Property.Holds(Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (!plan.HasErrors && plan.Impact.Verdict != Verdict.Replace)
        {
            var after = request.Snapshot.After(plan);
            var deferred = PendingChanges.Between(after.Running, after.Configured).Keys.ToHashSet(StringComparer.Ordinal);
            Planner.Plan(request.Spec, after, deferred).Impact.Changes.ShouldBeEmpty();
        }
    });

    [Fact]
    public void Nothing_stops_a_machine_but_the_policy_that_says_so_and_nothing_waits_but_less_acpi_memory() => Property.Holds(Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        (plan.Impact.StopsMachine && request.Spec.Policy.OnRebootRequired != RebootPolicy.Reboot).ShouldBeFalse();
        if (!plan.Impact.StopsMachine)
        {
            plan.Impact.Reboot.Where(c => c.Code != "HP2015" && c.Attribute != Attributes.BaseMemory).ShouldBeEmpty();
        }
    });

    private static ByteSize Blocks(int count) => ByteSize.FromMiB(128) * count;
}
