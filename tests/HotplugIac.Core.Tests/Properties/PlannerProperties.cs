using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every plan, whatever machine and wish.</summary>
public sealed class PlannerProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    [Fact]
    public void The_generated_machines_are_legal() => Property.Holds(MachineGen.Snapshots, snapshot =>
    {
        PlanChecker.CheckConfiguration(snapshot.Configured, snapshot.Facts).ShouldBeEmpty();
        if (snapshot.Running is { } running)
        {
            PlanChecker.CheckConfiguration(running, snapshot.Facts).ShouldBeEmpty();
        }
    });

    [Fact]
    public void The_generated_wishes_are_of_every_kind()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        Property.Holds(SpecGen.Requests, request =>
        {
            var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
            foreach (var code in plan.Impact.Changes.Select(c => c.Code).Concat(plan.Problems.Select(p => p.Code)).Append(plan.HasErrors ? "error" : "plan").Distinct())
            {
                seen[code] = seen.GetValueOrDefault(code) + 1;
            }
        });

        // A generator that only made errors, or never some rule, would prove nothing.
        seen["plan"].ShouldBeGreaterThan(Property.Cases / 3);
        seen["error"].ShouldBeGreaterThan(Property.Cases / 20);
        string[] codes =
        [
            "HP1001", "HP1002", "HP1003", "HP1004", "HP1005", "HP1006", "HP1007", "HP1008", "HP1009", "HP2001", "HP2002", "HP2003", "HP2004", "HP2005", "HP2006", "HP2007", "HP2008", "HP2009", "HP2010", "HP2011", "HP3001", "HP3002", "HP3003", "HP3004", "HP3005", "HP3006",
            "HP4001", "HP4002", "HP4013", "HP4014", "HP4015", "HP4016", "HP4019", "HP9001", "HP9004", "HP9005", "HP9006", "HP9007", "HP9012", "HP9013", "HP9015", "HP9016", "HP9017", "HP9018", "HP9019", "HP9020", "HP9021", "HP9022", "HP9023",
        ];
        codes.Where(code => seen.GetValueOrDefault(code) < 20).ShouldBeEmpty();
    }

    [Fact]
    public void The_checker_finds_nothing_in_a_plan() => Property.Holds(SpecGen.Requests, request =>
        PlanChecker.Check(request.Spec, request.Snapshot, Planner.Plan(request.Spec, request.Snapshot, Nothing)).ShouldBeEmpty());

    /// <summary>Whether all of it was put off by an earlier apply, or a part: another may be somebody else's.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_checker_finds_nothing_in_a_plan_for_a_machine_whose_pending_changes_were_put_off(int every) => Property.Holds(SpecGen.Requests, request =>
    {
        var deferred = PendingChanges.Between(request.Snapshot.Running, request.Snapshot.Configured).Keys.Where((_, i) => i % every == 0).ToHashSet(StringComparer.Ordinal);
        var plan = Planner.Plan(request.Spec, request.Snapshot, deferred);
        PlanChecker.Check(request.Spec, request.Snapshot, plan, deferred).ShouldBeEmpty();
    });

    [Fact]
    public void Planning_again_after_a_plan_was_carried_out_gives_nothing() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (!plan.HasErrors)
        {
            ShouldBeSettled(request.Spec, request.Snapshot.After(plan));
        }
    });

    [Fact]
    public void Planning_again_after_the_next_boot_gives_nothing() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (!plan.HasErrors)
        {
            ShouldBeSettled(request.Spec, request.Snapshot.After(plan).Rebooted());
        }
    });

    [Fact]
    public void The_same_input_gives_the_same_plan() => Property.Holds(SpecGen.Requests, request =>
        Planner.Plan(request.Spec, request.Snapshot, Nothing).ShouldBe(Planner.Plan(request.Spec with { }, request.Snapshot with { }, Nothing)));

    [Fact]
    public void A_plan_with_errors_does_nothing() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (plan.HasErrors)
        {
            plan.Steps.ShouldBeEmpty();
            plan.Impact.ShouldBe(Impact.None);
            plan.RunningAfter.ShouldBe(request.Snapshot.Running);
            plan.ConfiguredAfter.ShouldBe(request.Snapshot.Configured);
            plan.Problems.Where(p => !p.Detail.EndsWith($"({p.Code})", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    });

    [Fact]
    public void Nothing_is_ever_taken_from_a_running_machine_unless_it_is_stopped() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (request.Snapshot.Running is { } before && !plan.Impact.StopsMachine)
        {
            var after = plan.RunningAfter.ShouldNotBeNull();
            var floor = request.Spec.Policy.Unplug == UnplugPolicy.Reboot ? before.Vcpus : Math.Max(request.Spec.Vcpus ?? before.Vcpus, before.MinVcpus);
            after.Vcpus.ShouldBeGreaterThanOrEqualTo(Math.Min(before.Vcpus, floor));
            if (request.Spec.Policy.Unplug == UnplugPolicy.Reboot)
            {
                before.Devices.Where(d => !after.Devices.Any(a => a.Alias == d.Alias && a.Size == d.Size && a.Requested >= d.Requested)).ShouldBeEmpty();
            }

            (after with { Vcpus = before.Vcpus, Devices = before.Devices, NumaTune = before.NumaTune }).ShouldBe(before);
        }
    });

    [Fact]
    public void The_order_of_memory_devices_does_not_change_the_impact() => Property.Holds(SpecGen.Requests, request =>
    {
        // A DIMM that is not whole blocks makes it matter which one goes first.
        if (request.Snapshot.Configured.Devices.Any(d => d.Model == MemoryModel.Dimm && !d.Size.IsMultipleOf(request.Snapshot.Facts.GuestBlock)))
        {
            return;
        }

        static Sizing? Turned(Sizing? sizing) => sizing is null ? null : sizing with { Devices = [.. sizing.Devices.Reverse()] };
        var turned = request.Snapshot with { Running = Turned(request.Snapshot.Running), Configured = Turned(request.Snapshot.Configured)! };
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        var other = Planner.Plan(request.Spec, turned, Nothing);
        (other.Impact, other.HasErrors).ShouldBe((plan.Impact, plan.HasErrors));
    });

    [Fact]
    public void Vcpus_and_memory_are_planned_together_as_they_are_apart() => Property.Holds(SpecGen.Requests, request =>
    {
        var both = new MachineSpec("web") { Vcpus = request.Spec.Vcpus, Memory = request.Spec.Memory, MemoryMethod = request.Spec.MemoryMethod };
        var vcpus = Planner.Plan(both with { Memory = null }, request.Snapshot, Nothing);
        var memory = Planner.Plan(both with { Vcpus = null }, request.Snapshot, Nothing);
        var together = Planner.Plan(both, request.Snapshot, Nothing);
        together.HasErrors.ShouldBe(vcpus.HasErrors || memory.HasErrors);
        if (!together.HasErrors)
        {
            together.Impact.Changes.ToHashSet().SetEquals(vcpus.Impact.Changes.Concat(memory.Impact.Changes)).ShouldBeTrue();
        }
    });

    [Fact]
    public void What_the_user_does_not_name_keeps_its_pending_change() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(new MachineSpec("web") { Vcpus = request.Spec.Vcpus }, request.Snapshot, Nothing);

        // The floor of hotpluggable vCPUs gives way to a number below it and comes back with the number; see CpuProperties.
        var before = request.Snapshot.Configured;
        (plan.ConfiguredAfter with { Vcpus = before.Vcpus, MinVcpus = before.MinVcpus }).ShouldBe(before);
    });

    /// <summary>The same wish again: nothing but what an apply has put off, and that is remembered.</summary>
    private static void ShouldBeSettled(MachineSpec spec, MachineSnapshot snapshot)
    {
        var deferred = PendingChanges.Between(snapshot.Running, snapshot.Configured).Keys.ToHashSet(StringComparer.Ordinal);
        var again = Planner.Plan(spec, snapshot, deferred);
        again.Problems.ShouldBeEmpty();
        again.Lines().ShouldBeEmpty();
        again.Steps.ShouldBeEmpty();
    }
}
