using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A2: what a running machine can give back, if its guest does.</summary>
public sealed class MemoryUnplugTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));
    private static readonly MachineSpec Lenient = Spec with { Policy = Policy.Default with { Unplug = UnplugPolicy.LiveOrPending } };

    /// <summary>What is left of the DIMMs when a machine with these ones goes down to a size.</summary>
    private static IEnumerable<string> Left(string memory, params MemoryDevice[] devices)
    {
        var plan = Running(Small.With(devices)).Plan(Spec with { Memory = Size(memory) });
        plan.RunningAfter!.Devices.ShouldBe(plan.ConfiguredAfter.Devices);
        return plan.RunningAfter.Devices.Select(d => d.Alias);
    }

    [Fact]
    public void A2_remove_dimm_is_live_and_the_device_leaves_the_configuration_with_it()
    {
        var plan = Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"), Dimm("ua-hotplug-dimm1", "1GiB"))).Plan(Spec with { Memory = Size("3GiB") });

        plan.Lines().ShouldBe(["live memory: 4GiB → 3GiB, 1 DIMM detached, if the guest gives it back (HP2007)"]);
        plan.Steps().ShouldBe(["detach the DIMM ua-hotplug-dimm1 of 1GiB + configuration"]);
        plan.Steps[0].NeedsGuest.ShouldBeTrue();
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB")]);
    }

    [Fact]
    public void A2_remove_dimm_takes_the_planners_own_before_the_users_and_hand_plugged_ones_last()
    {
        Left("4GiB", Dimm("dimm-1GiB#1", "1GiB"), Dimm("ua-mine", "1GiB"), Dimm("ua-hotplug-dimm0", "1GiB")).ShouldBe(["dimm-1GiB#1", "ua-mine"]);
        Left("3GiB", Dimm("dimm-1GiB#1", "1GiB"), Dimm("ua-mine", "1GiB"), Dimm("ua-hotplug-dimm0", "1GiB")).ShouldBe(["dimm-1GiB#1"]);
    }

    [Fact]
    public void A2_remove_dimm_takes_what_was_added_last() =>
        Left("4GiB", Dimm("ua-hotplug-dimm1", "1GiB"), Dimm("ua-hotplug-dimm2", "1GiB"), Dimm("ua-hotplug-dimm0", "1GiB")).ShouldBe(["ua-hotplug-dimm1", "ua-hotplug-dimm2"]);

    [Fact]
    public void A2_remove_non_last_dimm_is_possible_and_done_when_only_it_has_the_size() =>
        Left("4GiB", Dimm("ua-hotplug-dimm0", "512MiB"), Dimm("ua-hotplug-dimm1", "2GiB")).ShouldBe(["ua-hotplug-dimm1"]);

    [Fact]
    public void As_few_dimms_as_possible_go() =>
        Left("3GiB", Dimm("ua-hotplug-dimm0", "2GiB"), Dimm("ua-hotplug-dimm1", "1GiB"), Dimm("ua-hotplug-dimm2", "1GiB")).ShouldBe(["ua-hotplug-dimm1"]);

    [Fact]
    public void A_set_of_the_users_dimms_is_taken_when_the_planners_own_cannot_give_the_size() =>
        Left("4GiB", Dimm("ua-mine", "1GiB"), Dimm("ua-hotplug-dimm0", "2GiB")).ShouldBe(["ua-hotplug-dimm0"]);

    [Fact]
    public void A_dimm_that_the_next_boot_does_not_have_any_more_goes_first()
    {
        var plan = Pending(Small.With(Dimm("ua-mine", "1GiB"), Dimm("ua-hotplug-dimm0", "1GiB")), Small.With(Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(Spec with { Memory = Size("3GiB") });

        plan.Steps().ShouldBe(["detach the DIMM ua-mine of 1GiB"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB")]);
    }

    [Fact]
    public void A2_dimm_resize_is_never_live_so_a_part_of_the_planners_own_dimm_waits_and_the_live_sizes_are_named()
    {
        var plan = Running(Small.With(Dimm("ua-hotplug-dimm0", "2GiB"))).Plan(Spec with { Memory = Size("3GiB") });

        plan.Lines().ShouldBe(["reboot memory: 4GiB → 3GiB, removed at the next boot: its devices go whole, live it can be 2GiB or 4GiB (HP2005)"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB")]);
    }

    [Fact]
    public void What_whole_dimms_can_give_is_live_and_the_rest_waits()
    {
        var plan = Running(Small.With(Dimm("ua-hotplug-dimm0", "2GiB"), Dimm("ua-hotplug-dimm1", "1GiB"))).Plan(Spec with { Memory = Size("3584MiB") });

        plan.Lines().ShouldBe(
        [
            "live memory: 5GiB → 4GiB, 1 DIMM detached, if the guest gives it back (HP2007)",
            "reboot memory: 4GiB → 3584MiB, removed at the next boot: its devices go whole, live it can be 2GiB or 4GiB (HP2005)",
        ]);
        plan.ConfiguredAfter.Memory.ShouldBe(Size("3584MiB"));
    }

    [Fact]
    public void A_size_that_needs_a_part_of_the_users_dimm_is_refused_with_the_nearest_sizes()
    {
        var refused = Running(Small.With(Dimm("ua-mine", "2GiB"))).Plan(Spec with { Memory = Size("3GiB") }).OnlyError();

        (refused.Attribute, refused.Code).ShouldBe(("memory", "HP9004"));
        refused.Detail.ShouldContain("its memory devices go whole. The nearest sizes are 2GiB and 4GiB.");
    }

    [Fact]
    public void A2_initial_memory_is_not_given_back_live_and_a_reduction_below_it_is_split() =>
        Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(Spec with { Memory = Size("1GiB") }).Lines().ShouldBe(
        [
            "live memory: 3GiB → 2GiB, 1 DIMM detached, if the guest gives it back (HP2007)",
            "reboot memory: 2GiB → 1GiB, removed at the next boot: it is base memory (HP2005)",
            "reboot base_memory: 2GiB → 1GiB, follows another change, at the next boot (HP2006)",
        ]);

    [Fact]
    public void A2_virtio_mem_requested_down_is_live_and_keeps_the_device()
    {
        var plan = Running(Small.With(Vmem("ua-m", "6GiB", "3GiB")), VirtioMem).Plan(Spec with { Memory = Size("3GiB") });

        plan.Lines().ShouldBe(["live memory: 5GiB → 3GiB, lowered through virtio-mem, if the guest gives it back (HP2008)"]);
        plan.Steps().ShouldBe(["resize the virtio-mem device ua-m from 3GiB to 1GiB + configuration"]);
        plan.RunningAfter!.Devices.ShouldBe([Vmem("ua-m", "6GiB", "1GiB")]);
    }

    [Fact]
    public void A2_virtio_mem_goes_down_where_most_is_requested_so_that_the_cells_end_up_even() =>
        Running(TwoCells.With(Vmem("ua-hotplug-vmem0", "3GiB", "2560MiB", 0), Vmem("ua-hotplug-vmem1", "3GiB", "1GiB", 1)), VirtioMem).Plan(Spec with { Memory = Size("3584MiB") })
            .RunningAfter!.Devices.Select(d => d.Requested.ToString()).ShouldBe(["768MiB", "768MiB"]);

    [Fact]
    public void Virtio_mem_gives_before_dimms_do()
    {
        var plan = Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"), Vmem("ua-m", "3GiB", "1GiB")), VirtioMem).Plan(Spec with { Memory = Size("2GiB") });

        plan.Lines().ShouldBe(["live memory: 4GiB → 2GiB, lowered through virtio-mem and 1 DIMM detached, if the guest gives it back (HP2007)"]);
        plan.Steps().ShouldBe(["resize the virtio-mem device ua-m from 1GiB to 0B + configuration", "detach the DIMM ua-hotplug-dimm0 of 1GiB + configuration"]);
        Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"), Vmem("ua-m", "3GiB", "1GiB")), VirtioMem).Plan(Spec with { Memory = Size("3GiB") }).Steps()
            .ShouldBe(["resize the virtio-mem device ua-m from 1GiB to 0B + configuration"]);
    }

    [Fact]
    public void A_whole_dimm_goes_instead_when_virtio_mem_first_would_leave_a_part_of_it() =>
        Running(Small.With(Dimm("ua-hotplug-dimm0", "2GiB"), Vmem("ua-m", "3GiB", "1GiB")), VirtioMem).Plan(Spec with { Memory = Size("3GiB") }).Steps()
            .ShouldBe(["detach the DIMM ua-hotplug-dimm0 of 2GiB + configuration"]);

    [Fact]
    public void A2_nvdimm_stays_when_memory_is_taken_live() =>
        Running(Small.With(new MemoryDevice(MemoryModel.Other, "ua-nv", Size("1GiB"), null), Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(Spec with { Memory = Size("2GiB") }).RunningAfter!.Devices
            .ShouldHaveSingleItem().Alias.ShouldBe("ua-nv");

    [Fact]
    public void What_the_guest_refused_and_became_pending_is_not_asked_for_again()
    {
        var dimm = Dimm("ua-hotplug-dimm0", "1GiB");
        var refused = Pending(Small.With(dimm), Small);

        refused.Plan(Lenient with { Memory = Size("2GiB") }, Attributes.Memory).Lines().ShouldBeEmpty();
        refused.Plan(Spec with { Memory = Size("2GiB") }, Attributes.Memory).Lines().ShouldBeEmpty();
    }

    [Fact]
    public void A_reduction_that_somebody_else_configured_is_asked_of_the_guest() =>
        Pending(Small.With(Dimm("ua-hotplug-dimm0", "1GiB")), Small).Plan(Spec with { Memory = Size("2GiB") }).Steps().ShouldBe(["detach the DIMM ua-hotplug-dimm0 of 1GiB"]);

    [Fact]
    public void Another_size_after_a_refusal_asks_the_guest_again()
    {
        var refused = Pending(Small.With(Dimm("ua-a", "1GiB"), Dimm("ua-b", "512MiB")), Small.With(Dimm("ua-b", "512MiB")));

        refused.Plan(Lenient with { Memory = Size("2GiB") }, Attributes.Memory).Lines().ShouldBe(["live memory: 3584MiB → 2GiB, 2 DIMMs detached, if the guest gives it back (HP2007)"]);
    }

    [Fact]
    public void A_machine_that_is_off_gives_without_being_asked() =>
        Off(Small.With(Dimm("ua-hotplug-dimm0", "2GiB"))).Plan(Spec with { Memory = Size("3GiB") }).Lines().ShouldBe(["live memory: 4GiB → 3GiB, effective at the next start (HP4002)"]);

    [Fact]
    public void D1_a_paused_guest_gives_nothing_back_and_the_plan_warns()
    {
        var machine = Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"))) with { Power = PowerState.Paused };

        var plan = machine.Plan(Spec with { Memory = Size("2GiB") });

        plan.Steps().ShouldBe(["detach the DIMM ua-hotplug-dimm0 of 1GiB + configuration"]);
        var warning = plan.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Attribute, warning.Code).ShouldBe((Severity.Warning, "memory", "HP2012"));
        warning.Detail.ShouldContain("\"web\" is paused, and its guest cannot give memory back. Resume the machine before you apply");
        machine.Plan(Spec with { Memory = Size("3GiB") }).Problems.ShouldBeEmpty();
        machine.Plan(Spec with { Memory = Size("4GiB") }).Problems.ShouldBeEmpty("growth needs no guest");
    }
}
