using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>What <c>on_reboot_required</c> makes of a change that needs a boot.</summary>
public sealed class PolicyTests
{
    private static readonly MachineSpec Wish = Spec with { Vcpus = 4, MaxVcpus = 8 };

    private static MachineSpec Under(RebootPolicy policy, MachineSpec? spec = null) => (spec ?? Wish) with { Policy = new Policy { OnRebootRequired = policy } };

    [Fact]
    public void The_default_of_on_reboot_required_is_defer_which_leaves_the_machine_running()
    {
        var plan = Running(Small).Plan(Wish);

        plan.ShouldBe(Running(Small).Plan(Under(RebootPolicy.Defer)));
        plan.Lines().ShouldBe(["live vcpus: 2 → 4, hot-added (HP1001)", "reboot max_vcpus: 4 → 8, at the next boot (HP1003)"]);
        (plan.Impact.StopsMachine, plan.PowerAfter).ShouldBe((false, null));
    }

    [Fact]
    public void Reboot_writes_the_configuration_and_stops_and_starts_once_instead_of_plugging_live()
    {
        var plan = Running(Small).Plan(Under(RebootPolicy.Reboot));

        plan.Lines().ShouldBe(["reboot vcpus: 2 → 4, comes with the stop and start (HP4013)", "reboot max_vcpus: 4 → 8, with the stop and start (HP1003)"]);
        plan.Steps().ShouldBe(["write the configuration", "stop the machine and start it again"]);
        (plan.Impact.StopsMachine, plan.Impact.Verdict, plan.PowerAfter).ShouldBe((true, Verdict.Reboot, PowerState.Running));
        (plan.RunningAfter!.Vcpus, plan.RunningAfter.MaxVcpus).ShouldBe((4, 8));
        plan.ConfiguredAfter.ShouldBe(plan.RunningAfter);
    }

    [Fact]
    public void Reboot_does_live_what_can_be_live_when_nothing_needs_a_boot()
    {
        var plan = Running(Small).Plan(Under(RebootPolicy.Reboot, Spec with { Vcpus = 4, Memory = Size("4GiB") }));

        plan.Impact.Verdict.ShouldBe(Verdict.Live);
        plan.Impact.StopsMachine.ShouldBeFalse();
        plan.Steps().ShouldBe(["hot-add vCPUs 2 → 4 + configuration", "attach the DIMM ua-hotplug-dimm0 of 2GiB + configuration"]);
    }

    [Fact]
    public void Growth_that_would_be_live_is_in_the_configuration_that_a_reboot_brings()
    {
        var plan = Running(Small).Plan(Under(RebootPolicy.Reboot, Spec with { Memory = Size("6GiB"), MaxMemory = Size("16GiB") }));

        plan.Lines().ShouldBe(["reboot memory: 2GiB → 6GiB, comes with the stop and start (HP4013)", "reboot max_memory: 8GiB → 16GiB, with the stop and start (HP2003)"]);
        (plan.ConfiguredAfter.Memory, plan.RunningAfter!.Memory).ShouldBe((Size("6GiB"), Size("6GiB")));
    }

    [Fact]
    public void A_reduction_comes_with_the_boot_and_no_guest_is_asked()
    {
        var machine = Running(Small with { Vcpus = 4, MinVcpus = 1 });

        var plan = machine.Plan(Under(RebootPolicy.Reboot, Spec with { Vcpus = 2, MaxVcpus = 8 }));

        plan.Lines()[0].ShouldBe("reboot vcpus: 4 → 2, comes with the stop and start (HP4013)");
        plan.Steps.ShouldAllBe(s => !s.NeedsGuest);
    }

    [Fact]
    public void A_split_change_is_one_change_with_the_boot()
    {
        var machine = Running(Small with { Vcpus = 4, MinVcpus = 3 });
        machine.Plan(Under(RebootPolicy.Defer, Spec with { Vcpus = 2 })).Impact.Changes.Count(c => c.Attribute == "vcpus").ShouldBe(2);

        var plan = machine.Plan(Under(RebootPolicy.Reboot, Spec with { Vcpus = 2 }));

        var change = plan.Impact.Changes.Where(c => c.Attribute == "vcpus").ShouldHaveSingleItem();
        (change.From, change.To, change.Class, change.Code).ShouldBe(("4", "2", ImpactClass.Reboot, "HP1007"));
    }

    [Fact]
    public void A_power_cycle_also_lists_what_was_pending_before()
    {
        var plan = Pending(Small, Small with { MaxMemory = Size("16GiB") }).Plan(Under(RebootPolicy.Reboot, Spec with { MaxVcpus = 8 }));

        plan.Lines().ShouldBe(
        [
            "reboot max_vcpus: 4 → 8, with the stop and start (HP1003)",
            "reboot max_memory: 8GiB → 16GiB, pending before, comes with the stop and start (HP4014)",
        ]);
        plan.RunningAfter!.MaxMemory.ShouldBe(Size("16GiB"));
    }

    [Fact]
    public void Switching_to_reboot_while_something_is_pending_plans_the_reboot()
    {
        var deferred = Pending(Small, Small with { MaxVcpus = 8 });
        deferred.Plan(Spec with { MaxVcpus = 8 }, Attributes.MaxVcpus).Impact.ShouldBe(Impact.None);

        var plan = deferred.Plan(Under(RebootPolicy.Reboot, Spec with { MaxVcpus = 8 }), Attributes.MaxVcpus);

        plan.Lines().ShouldBe(["reboot max_vcpus: 4 → 8, pending before, comes with the stop and start (HP4014)"]);
        plan.Steps().ShouldBe(["stop the machine and start it again"]);
        plan.Impact.StopsMachine.ShouldBeTrue();
    }

    [Fact]
    public void Undoing_what_is_pending_needs_no_reboot()
    {
        var plan = Pending(Small, Small with { MaxVcpus = 8 }).Plan(Under(RebootPolicy.Reboot, Spec with { MaxVcpus = 4 }), Attributes.MaxVcpus);

        plan.Lines().ShouldBe(["live max_vcpus: 8 → 4, configuration only, the machine has it already (HP4001)"]);
        plan.Impact.StopsMachine.ShouldBeFalse();
    }

    [Fact]
    public void What_the_machine_has_already_is_told_as_such_beside_a_reboot()
    {
        var plan = Pending(Small, Small with { MemorySlots = 8 }).Plan(Under(RebootPolicy.Reboot, Spec with { MaxVcpus = 8, MemorySlots = 16 }));

        plan.Lines().ShouldBe(
        [
            "reboot max_vcpus: 4 → 8, with the stop and start (HP1003)",
            "live memory_slots: 8 → 16, configuration only, the machine has it already (HP4001)",
        ]);
    }

    [Fact]
    public void A4_7_virtio_mem_is_what_was_requested_after_the_boot()
    {
        var machine = Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB")), VirtioMem);

        var plan = machine.Plan(Under(RebootPolicy.Reboot, Spec with { Memory = Size("4GiB"), MaxVcpus = 8 }));

        var device = plan.RunningAfter!.Devices.ShouldHaveSingleItem();
        (device.Requested, device.Current).ShouldBe((Size("2GiB"), Size("2GiB")));
        plan.ConfiguredAfter.Devices[0].Current.ShouldBe(ByteSize.Zero);
    }

    [Fact]
    public void A_machine_that_is_off_is_not_started_by_a_policy()
    {
        var plan = Off(Small).Plan(Under(RebootPolicy.Reboot));

        plan.Lines().ShouldAllBe(l => l.StartsWith("live ", StringComparison.Ordinal) && l.EndsWith("effective at the next start (HP4002)", StringComparison.Ordinal));
        (plan.Impact.StopsMachine, plan.RunningAfter, plan.PowerAfter).ShouldBe((false, null, null));
    }

    [Fact]
    public void A4_6_a_transient_machine_is_an_error_under_reboot_too() =>
        (Running(Small) with { Persistent = false }).Plan(Under(RebootPolicy.Reboot)).OnlyError().Code.ShouldBe("HP4003");

    [Fact]
    public void A_paused_machine_is_warned_of_before_its_shutdown_is_waited_for()
    {
        var plan = (Running(Small with { Vcpus = 4 }) with { Power = PowerState.Paused }).Plan(Under(RebootPolicy.Reboot, Spec with { Vcpus = 2, MaxVcpus = 8 }));

        var problem = plan.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code).ShouldBe((Severity.Warning, "HP4018"));
        problem.Detail.ShouldContain("virsh resume web");
    }

    [Fact]
    public void Fail_is_an_error_at_plan_that_names_each_attribute()
    {
        var plan = Running(Small).Plan(Under(RebootPolicy.Fail, Wish with { MaxMemory = Size("16GiB") }));

        plan.Steps.ShouldBeEmpty();
        plan.Impact.ShouldBe(Impact.None);
        plan.Problems.Select(p => (p.Attribute, p.Code, p.Severity)).ShouldBe([("max_vcpus", "HP4015", Severity.Error), ("max_memory", "HP4015", Severity.Error)]);
        plan.Problems[0].Detail.ShouldContain("4 → 8, at the next boot (HP1003)");
        plan.Problems[0].Detail.ShouldContain("on_reboot_required = \"fail\"");
    }

    [Fact]
    public void Fail_lets_live_changes_and_what_was_put_off_already_pass()
    {
        var plan = Pending(Small, Small with { MaxVcpus = 8 }).Plan(Under(RebootPolicy.Fail), Attributes.MaxVcpus);

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, hot-added (HP1001)"]);
    }

    [Fact]
    public void Fail_lets_a_machine_that_is_off_be_configured() =>
        Off(Small).Plan(Under(RebootPolicy.Fail)).Impact.Verdict.ShouldBe(Verdict.Live);
}
