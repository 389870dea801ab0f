using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A2: less memory with unplug = "reboot", and the limits, which all wait for the next boot.</summary>
public sealed class MemoryReductionTests
{
    /// <summary>The guest is never asked.</summary>
    private static readonly MachineSpec Patient = Spec with { Policy = Policy.Default with { Unplug = UnplugPolicy.Reboot } };

    [Fact]
    public void A2_remove_dimm_waits_for_the_next_boot_and_never_asks_the_guest()
    {
        var plan = Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"), Dimm("ua-hotplug-dimm1", "1GiB"))).Plan(Patient with { Memory = Size("3GiB") });

        plan.Lines().ShouldBe(["reboot memory: 4GiB → 3GiB, removed at the next boot (HP2005)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB")]);
        plan.RunningAfter!.Memory.ShouldBe(Size("4GiB"));
    }

    [Fact]
    public void The_planners_own_dimms_go_before_the_users() =>
        Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"), Dimm("ua-mine", "1GiB"))).Plan(Patient with { Memory = Size("3GiB") })
            .ConfiguredAfter.Devices.ShouldBe([Dimm("ua-mine", "1GiB")]);

    [Fact]
    public void A_dimm_gives_whole_blocks_when_it_is_larger_than_what_goes() =>
        Running(Small.With(Dimm("ua-hotplug-dimm0", "2GiB"))).Plan(Patient with { Memory = Size("3GiB") })
            .ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB")]);

    [Fact]
    public void A_dimm_that_is_no_whole_number_of_blocks_can_go_whole() =>
        Running(Small.With(Dimm("ua-mine", "100MiB"))).Plan(Patient with { Memory = Size("1GiB") }).ConfiguredAfter.Devices.ShouldBeEmpty();

    [Fact]
    public void A_dimm_of_the_users_never_becomes_smaller_and_the_nearest_sizes_are_named()
    {
        var refused = Running(Small.With(Dimm("ua-mine", "1GiB"), Dimm("dimm-2GiB#1", "2GiB"))).Plan(Patient with { Memory = Size("3584MiB") }).OnlyError();

        (refused.Attribute, refused.Code).ShouldBe(("memory", "HP9004"));
        refused.Detail.ShouldContain("memory = \"3584MiB\" cannot be configured: its memory devices go whole. The nearest sizes are 3GiB and 4GiB.");
    }

    [Fact]
    public void A_dimm_and_virtio_mem_together_give_what_neither_gives_alone() =>
        Running(Small.With(Dimm("ua-mine", "100MiB"), Vmem("ua-m", "1GiB", "4MiB"))).Plan(Patient with { Memory = Size("2050MiB") })
            .ConfiguredAfter.Devices.ShouldBe([Vmem("ua-m", "1GiB", "2MiB") with { Current = ByteSize.Zero }]);

    [Fact]
    public void A_dimm_that_is_no_whole_block_can_go_back_to_base_memory() =>
        Running(Small.With(Dimm("ua-mine", "100MiB"), Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(Patient with { Memory = Size("3GiB") })
            .ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB")]);

    [Fact]
    public void A2_virtio_mem_requested_down_waits_for_the_next_boot_and_keeps_the_device() =>
        Running(Small.With(Vmem("ua-m", "6GiB", "3GiB")), VirtioMem).Plan(Patient with { Memory = Size("3GiB") })
            .ConfiguredAfter.Devices.ShouldBe([Vmem("ua-m", "6GiB", "1GiB") with { Current = ByteSize.Zero }]);

    [Fact]
    public void Less_than_base_memory_takes_base_memory_along_when_nobody_set_it() =>
        Running(Small).Plan(Patient with { Memory = Size("1GiB") }).Lines().ShouldBe(
        [
            "reboot memory: 2GiB → 1GiB, removed at the next boot (HP2005)",
            "reboot base_memory: 2GiB → 1GiB, follows another change, at the next boot (HP2006)",
        ]);

    [Fact]
    public void A2_initial_memory_changes_at_the_next_boot_and_the_one_cell_follows()
    {
        var plan = Running(Small.WithCells(Cell("0-3", "2GiB")) with { MaxMemory = Size("8GiB") }).Plan(Spec with { BaseMemory = Size("4GiB") });

        plan.Lines().ShouldBe(
        [
            "reboot base_memory: 2GiB → 4GiB, at the next boot (HP2006)",
            "reboot memory: 2GiB → 4GiB, follows another change, at the next boot (HP2006)",
            "reboot numa_cells: cell 0 = 0-3: 2GiB → cell 0 = 0-3: 4GiB, follows another change, at the next boot (HP3002)",
        ]);
    }

    [Fact]
    public void A2_max_memory_raise_lets_the_planners_virtio_mem_devices_grow_in_the_configuration_only()
    {
        var plan = Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB")), VirtioMem).Plan(Spec with { MaxMemory = Size("16GiB") });

        plan.Lines().ShouldBe(["reboot max_memory: 8GiB → 16GiB, at the next boot (HP2003)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.RunningAfter!.Devices[0].Size.ShouldBe(Size("6GiB"));
        plan.ConfiguredAfter.Devices[0].ShouldBe(Vmem("ua-hotplug-vmem0", "14GiB", "1GiB") with { Current = ByteSize.Zero });
    }

    [Fact]
    public void A2_max_memory_raise_leaves_the_users_virtio_mem_devices_as_they_are() =>
        Running(Small.With(Vmem("ua-mine", "6GiB", "1GiB")), VirtioMem).Plan(Spec with { MaxMemory = Size("16GiB") })
            .ConfiguredAfter.Devices[0].Size.ShouldBe(Size("6GiB"));

    [Fact]
    public void A2_max_memory_can_go_down_to_what_the_planners_devices_hold() =>
        Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB")), VirtioMem).Plan(Spec with { MaxMemory = Size("3GiB") })
            .ConfiguredAfter.Devices[0].Size.ShouldBe(Size("1GiB"));

    [Fact]
    public void A2_max_memory_can_go_down_to_memory_and_takes_empty_devices_along()
    {
        var plan = Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "0B")), VirtioMem).Plan(Spec with { MaxMemory = Size("2GiB") });

        plan.Problems.ShouldBeEmpty();
        plan.ConfiguredAfter.ShouldBe(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 });
    }

    [Fact]
    public void A2_max_memory_below_the_size_of_the_users_devices_is_refused()
    {
        var error = Running(Small.With(Vmem("ua-mine", "6GiB", "1GiB")), VirtioMem).Plan(Spec with { MaxMemory = Size("4GiB") }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("max_memory", "HP9005"));
        error.Detail.ShouldContain("are 8GiB, which is above max_memory, which is 4GiB. Choose a max_memory of 8GiB or more");
    }

    [Fact]
    public void A2_slots_change_at_the_next_boot() =>
        Running(Small).Plan(Spec with { MemorySlots = 32 }).Lines().ShouldBe(["reboot memory_slots: 16 → 32, at the next boot (HP2003)"]);

    [Fact]
    public void A2_slots_and_dimms_can_go_together() =>
        Running(Small.With(Dimm("ua-a", "1GiB"), Dimm("ua-b", "1GiB"))).Plan(Patient with { MemorySlots = 1, Memory = Size("3GiB") }).Lines().ShouldBe(
        [
            "reboot memory_slots: 16 → 1, at the next boot (HP2003)",
            "reboot memory: 4GiB → 3GiB, removed at the next boot (HP2005)",
        ]);
}
