using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A1, second row: fewer vCPUs.</summary>
public sealed class VcpuShrinkTests
{
    /// <summary>8 vCPUs, all but the first hotpluggable, as a machine that was created here.</summary>
    private static readonly Sizing Eight = Small with { Vcpus = 8, MaxVcpus = 8 };

    private static MachineSpec Under(UnplugPolicy unplug, int vcpus) => Spec with { Vcpus = vcpus, Policy = Policy.Default with { Unplug = unplug } };

    [Theory]
    [InlineData(UnplugPolicy.Live)]
    [InlineData(UnplugPolicy.LiveOrPending)]
    public void A1_current_n_to_m_lower_unplugs_live_hotpluggable_vcpus(UnplugPolicy unplug)
    {
        var plan = Running(Eight).Plan(Under(unplug, 4));

        plan.Lines().ShouldBe(["live vcpus: 8 → 4, unplugged live if the guest gives them back (HP1006)"]);
        plan.Steps().ShouldBe(["unplug vCPUs 8 → 4 + configuration"]);
        plan.Steps[0].NeedsGuest.ShouldBeTrue();
        (plan.RunningAfter!.Vcpus, plan.ConfiguredAfter.Vcpus, plan.ConfiguredAfter.MinVcpus).ShouldBe((4, 4, 1));
        plan.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A1_a_machine_that_was_created_with_eight_shrinks_live_to_one() =>
        Running(Eight).Plan(Spec with { Vcpus = 1 }).Lines().ShouldBe(["live vcpus: 8 → 1, unplugged live if the guest gives them back (HP1006)"]);

    [Fact]
    public void A1_a_target_below_the_online_non_hotpluggable_vcpus_is_split()
    {
        var plan = Running(Eight with { MinVcpus = 4 }).Plan(Spec with { Vcpus = 2 });

        plan.Lines().ShouldBe(
        [
            "live vcpus: 8 → 4, unplugged live if the guest gives them back (HP1006)",
            "reboot vcpus: 4 → 2, removed at the next boot: the running machine cannot go below 4 (HP1007)",
            "reboot min_vcpus: 4 → 2, follows another change, at the next boot (HP1008)",
        ]);
        plan.Steps().ShouldBe(["unplug vCPUs 8 → 4 + configuration"]);
        (plan.RunningAfter!.Vcpus, plan.ConfiguredAfter.Vcpus, plan.ConfiguredAfter.MinVcpus).ShouldBe((4, 2, 2));
    }

    [Fact]
    public void A1_where_no_vcpus_element_makes_any_hotpluggable_all_wait_for_the_next_boot()
    {
        var plan = Running(Eight with { MinVcpus = 8 }).Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(
        [
            "reboot vcpus: 8 → 4, removed at the next boot: the running machine cannot go below 8 (HP1007)",
            "reboot min_vcpus: 8 → 4, follows another change, at the next boot (HP1008)",
        ]);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.RunningAfter!.Vcpus.ShouldBe(8);
    }

    [Fact]
    public void With_unplug_reboot_the_guest_is_never_asked()
    {
        var plan = Running(Eight).Plan(Under(UnplugPolicy.Reboot, 4));

        plan.Lines().ShouldBe(["reboot vcpus: 8 → 4, removed at the next boot (HP1004)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.RunningAfter!.Vcpus.ShouldBe(8);
    }

    [Fact]
    public void A1_a_machine_type_without_cpu_hotplug_loses_its_vcpus_at_the_next_boot() =>
        Running(Eight with { MinVcpus = 8 }, Dimms with { VcpuHotplug = false }).Plan(Spec with { Vcpus = 4 }).Lines()[0]
            .ShouldBe("reboot vcpus: 8 → 4, removed at the next boot: the machine type has no vCPU hotplug (HP1005)");

    [Fact]
    public void E_a_paused_machine_cannot_answer_and_the_plan_says_so()
    {
        var plan = (Running(Eight) with { Power = PowerState.Paused }).Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 8 → 4, unplugged live if the guest gives them back (HP1006)"]);
        var warning = plan.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Attribute, warning.Code).ShouldBe((Severity.Warning, "vcpus", "HP1009"));
        warning.Detail.ShouldContain("\"web\" is paused, and its guest cannot give up 4 vCPUs. Resume the machine before you apply");
    }

    [Fact]
    public void A_machine_that_is_off_has_fewer_at_its_next_start() =>
        Off(Eight with { MinVcpus = 4 }).Plan(Spec with { Vcpus = 2 }).Lines().ShouldBe(
        [
            "live vcpus: 8 → 2, effective at the next start (HP4002)",
            "live min_vcpus: 4 → 2, effective at the next start (HP4002)",
        ]);

    [Theory]
    [InlineData(UnplugPolicy.Live)]
    [InlineData(UnplugPolicy.LiveOrPending)]
    public void What_was_left_pending_is_not_asked_for_again_until_the_target_changes(UnplugPolicy unplug)
    {
        var pending = Pending(Eight, Eight with { Vcpus = 4 });

        pending.Plan(Under(unplug, 4), Attributes.Vcpus).Lines().ShouldBeEmpty();
        pending.Plan(Under(unplug, 3), Attributes.Vcpus).Steps().ShouldBe(["unplug vCPUs 8 → 3 + configuration"]);
    }

    [Fact]
    public void A_reduction_that_somebody_else_configured_is_asked_of_the_guest_and_written_by_nobody() =>
        Pending(Eight, Eight with { Vcpus = 4 }).Plan(Under(UnplugPolicy.Live, 4)).Steps().ShouldBe(["unplug vCPUs 8 → 4"]);

    [Fact]
    public void Growth_of_memory_comes_before_vcpus_are_taken() =>
        Running(Eight).Plan(Spec with { Vcpus = 4, Memory = Size("4GiB") }).Steps()
            .ShouldBe(["attach the DIMM ua-hotplug-dimm0 of 2GiB + configuration", "unplug vCPUs 8 → 4 + configuration"]);

    [Fact]
    public void Fewer_vcpus_under_a_pending_lower_maximum_are_written_with_the_new_maximum()
    {
        var plan = Pending(Eight, Eight with { Vcpus = 3, MaxVcpus = 3 }).Plan(Spec with { Vcpus = 4, MaxVcpus = 8 });

        plan.Lines().ShouldBe(
        [
            "live vcpus: 8 → 4, unplugged live if the guest gives them back (HP1006)",
            "live max_vcpus: 3 → 8, configuration only, the machine has it already (HP4001)",
        ]);
        plan.Steps().ShouldBe(["unplug vCPUs 8 → 4", "write the configuration"]);
    }
}
