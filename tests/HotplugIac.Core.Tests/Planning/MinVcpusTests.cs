using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>The floor of a live shrink: which vCPUs are hotpluggable is fixed at start (RULEBOOK A1 "vcpus", D4).</summary>
public sealed class MinVcpusTests
{
    private static readonly Sizing Four = Small with { Vcpus = 4, MinVcpus = 4 };

    [Fact]
    public void A1_vcpus_hotpluggable_changes_at_the_next_boot()
    {
        var plan = Running(Four).Plan(Spec with { MinVcpus = 1 });

        plan.Lines().ShouldBe(["reboot min_vcpus: 4 → 1, at the next boot (HP1008)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        (plan.RunningAfter!.MinVcpus, plan.ConfiguredAfter.MinVcpus).ShouldBe((4, 1));
    }

    [Fact]
    public void A_machine_that_is_off_has_its_floor_at_the_next_start() =>
        Off(Four).Plan(Spec with { MinVcpus = 2 }).Lines().ShouldBe(["live min_vcpus: 4 → 2, effective at the next start (HP4002)"]);

    [Fact]
    public void A_floor_that_is_not_set_stays_as_it_was_observed() =>
        Running(Four).Plan(Spec with { Vcpus = 4 }).Lines().ShouldBeEmpty();

    [Fact]
    public void D4_growth_keeps_the_floor_so_that_what_was_added_can_go_again()
    {
        var grown = Running(Small with { MinVcpus = 2 });
        grown = grown.After(grown.Plan(Spec with { Vcpus = 4 }));

        grown.Configured.MinVcpus.ShouldBe(2);
        grown.Rebooted().Plan(Spec with { Vcpus = 2 }).Lines().ShouldBe(["live vcpus: 4 → 2, unplugged live if the guest gives them back (HP1006)"]);
    }

    [Fact]
    public void D4_growth_that_waits_for_a_boot_keeps_the_floor_too() =>
        Running(Small with { MinVcpus = 2 }).Plan(Spec with { Vcpus = 8, MaxVcpus = 8 }).ConfiguredAfter.MinVcpus.ShouldBe(2);

    [Fact]
    public void Growth_below_a_pending_floor_takes_the_floor_along() =>
        Pending(Small, Small with { Vcpus = 4, MinVcpus = 4 }).Plan(Spec with { Vcpus = 3 }).Lines().ShouldBe(
        [
            "live vcpus: 2 → 3, hot-added (HP1001)",
            "reboot min_vcpus: 1 → 3, follows another change, at the next boot (HP1008)",
        ]);

    [Fact]
    public void Undoing_a_pending_reduction_brings_the_floor_back_that_gave_way_to_it()
    {
        var reduced = Running(Four);
        reduced = reduced.After(reduced.Plan(Spec with { Vcpus = 2 }));

        var plan = reduced.Plan(Spec with { Vcpus = 4 }, Attributes.Vcpus, Attributes.MinVcpus);

        plan.Lines().ShouldBe(
        [
            "live vcpus: 2 → 4, configuration only, the machine has it already (HP4001)",
            "live min_vcpus: 2 → 4, configuration only, the machine has it already (HP4001)",
        ]);
        plan.ConfiguredAfter.ShouldBe(Four);
    }

    [Fact]
    public void A_lower_floor_that_somebody_chose_survives_the_undoing() =>
        Pending(Four, Four with { Vcpus = 3, MinVcpus = 1 }).Plan(Spec with { Vcpus = 4 }, Attributes.Vcpus, Attributes.MinVcpus).ConfiguredAfter.MinVcpus.ShouldBe(1);

    [Fact]
    public void A_lowered_floor_and_number_at_once_are_split()
    {
        var plan = Running(Four with { MinVcpus = 3 }).Plan(Spec with { Vcpus = 2, MinVcpus = 1 });

        plan.Lines().ShouldBe(
        [
            "live vcpus: 4 → 3, unplugged live if the guest gives them back (HP1006)",
            "reboot vcpus: 3 → 2, removed at the next boot: the running machine cannot go below 3 (HP1007)",
            "reboot min_vcpus: 3 → 1, at the next boot (HP1008)",
        ]);
    }

    [Theory]
    [InlineData(0, null, "min_vcpus = 0 is not possible: choose a whole number from 1 to 4.")]
    [InlineData(-2, null, "min_vcpus = -2 is not possible: choose a whole number from 1 to 4.")]
    [InlineData(5, null, "min_vcpus = 5 is above vcpus, which is 4: choose a whole number from 1 to 4, or raise vcpus to 5 or more.")]
    [InlineData(3, 2, "min_vcpus = 3 is above vcpus, which is 2: choose a whole number from 1 to 2, or raise vcpus to 3 or more.")]
    public void A_floor_out_of_range_is_refused_with_the_range(int floor, int? vcpus, string detail)
    {
        var error = Running(Four).Plan(Spec with { MinVcpus = floor, Vcpus = vcpus }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("min_vcpus", "HP9016"));
        error.Detail.ShouldContain(detail);
    }

    [Fact]
    public void On_a_machine_type_without_hotplug_there_is_no_floor_to_choose()
    {
        var fixedType = Dimms with { VcpuHotplug = false, MachineType = "virt-7.2" };

        var error = Running(Four, fixedType).Plan(Spec with { MinVcpus = 1 }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("min_vcpus", "HP9016"));
        error.Detail.ShouldContain("machine type virt-7.2 has no vCPU hotplug, so none of its 4 vCPUs can be unplugged. Leave min_vcpus out.");
        Running(Four, fixedType).Plan(Spec with { MinVcpus = 4 }).Lines().ShouldBeEmpty();
    }
}
