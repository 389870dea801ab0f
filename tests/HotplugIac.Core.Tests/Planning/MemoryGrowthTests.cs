using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A2: what a running machine can take.</summary>
public sealed class MemoryGrowthTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    [Fact]
    public void A_virtio_mem_device_is_sized_in_memory_blocks_because_a_guest_uses_no_other()
    {
        var machine = Running(Small with { MaxMemory = Size("2368MiB") }, VirtioMem);

        var device = machine.Plan(Spec with { Memory = Size("2112MiB") }).RunningAfter!.Devices.ShouldHaveSingleItem();

        (device.Size, device.Requested).ShouldBe((Size("256MiB"), Size("64MiB")));
        machine.Plan(Spec with { Memory = Size("2368MiB") }).OnlyError().Detail
            .ShouldContain("the maximum is 2368MiB, of which 256MiB in whole memory blocks of 128MiB is not yet given to devices");
    }

    [Fact]
    public void A_virtio_mem_device_that_is_no_whole_memory_blocks_is_asked_for_no_more_than_a_guest_can_use() =>
        Running((Small with { MaxMemory = Size("2240MiB") }).With(Vmem("ua-hotplug-vmem0", "192MiB", "64MiB")), VirtioMem)
            .Plan(Spec with { Memory = Size("2176MiB") }).RunningAfter!.Devices[0].Requested.ShouldBe(Size("128MiB"));

    [Fact]
    public void A2_add_dimm_is_live_and_the_device_enters_the_configuration_with_it()
    {
        var plan = Running(Small).Plan(Spec with { Memory = Size("4GiB") });

        plan.Lines().ShouldBe(["live memory: 2GiB → 4GiB, hot-added as DIMM (HP2001)"]);
        plan.Steps().ShouldBe(["attach the DIMM ua-hotplug-dimm0 of 2GiB + configuration"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "2GiB")]);
        plan.RunningAfter!.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "2GiB")]);
    }

    [Fact]
    public void A2_add_dimm_with_cells_gives_each_cell_one() =>
        Running(TwoCells).Plan(Spec with { Memory = Size("4GiB") }).RunningAfter!.Devices
            .ShouldBe([Dimm("ua-hotplug-dimm0", "1GiB", 0), Dimm("ua-hotplug-dimm1", "1GiB", 1)]);

    [Fact]
    public void A2_add_dimm_with_too_few_slots_goes_to_the_emptiest_cell() =>
        Running((TwoCells with { MemorySlots = 2 }).With(Dimm("ua-a", "1GiB", 0))).Plan(Spec with { Memory = Size("5GiB") }).RunningAfter!.Devices[^1]
            .ShouldBe(Dimm("ua-hotplug-dimm0", "2GiB", 1));

    [Fact]
    public void A2_add_dimm_of_one_block_goes_to_one_cell() =>
        Running(TwoCells).Plan(Spec with { Memory = Size("2176MiB") }).RunningAfter!.Devices.ShouldHaveSingleItem().Size.ShouldBe(Size("128MiB"));

    [Fact]
    public void A2_add_dimm_without_a_free_slot_is_refused_as_no_boot_would_bring_one()
    {
        var error = Running((Small with { MemorySlots = 1 }).With(Dimm("ua-a", "1GiB"))).Plan(Spec with { Memory = Size("4GiB") }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("memory", "HP9004"));
        error.Detail.ShouldContain("all 1 slots are in use");
        error.Detail.ShouldContain("memory_slots");
    }

    [Fact]
    public void A2_add_dimm_without_a_free_slot_waits_for_the_next_boot_that_brings_slots() =>
        Running((Small with { MemorySlots = 1 }).With(Dimm("ua-a", "1GiB"))).Plan(Spec with { Memory = Size("4GiB"), MemorySlots = 4 }).Lines().ShouldBe(
        [
            "reboot memory_slots: 1 → 4, at the next boot (HP2003)",
            "reboot memory: 3GiB → 4GiB, at the next boot: all 1 slots are in use (HP2004)",
        ]);

    [Fact]
    public void A2_enabling_hotplug_brings_slots_and_growth_at_the_next_boot()
    {
        var plan = Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }).Plan(Spec with { Memory = Size("4GiB"), MaxMemory = Size("8GiB") });

        plan.Lines().ShouldBe(
        [
            "reboot max_memory: 2GiB → 8GiB, at the next boot (HP2003)",
            "reboot memory: 2GiB → 4GiB, at the next boot: memory hotplug is not enabled (HP2004)",
            "reboot memory_slots: 0 → 16, follows another change, at the next boot (HP2003)",
        ]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "2GiB")]);
    }

    [Fact]
    public void A2_enabling_hotplug_makes_the_cell_that_it_needs()
    {
        var plan = Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }, Dimms with { HotplugNeedsNuma = true }).Plan(Spec with { MaxMemory = Size("8GiB") });

        plan.ConfiguredAfter.NumaCells.ShouldBe([Cell("0-3", "2GiB")]);
        plan.Lines().ShouldContain("reboot numa_cells: none → cell 0 = 0-3: 2GiB, follows another change, at the next boot (HP3002)");
    }

    [Fact]
    public void Without_hotplug_base_memory_grows_at_the_next_boot() =>
        Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }).Plan(Spec with { Memory = Size("4GiB") }).Lines().ShouldBe(
        [
            "reboot memory: 2GiB → 4GiB, at the next boot: memory hotplug is not enabled (HP2004)",
            "reboot base_memory: 2GiB → 4GiB, follows another change, at the next boot (HP2006)",
            "reboot max_memory: 2GiB → 4GiB, follows another change, at the next boot (HP2003)",
        ]);

    [Fact]
    public void A2_virtio_mem_requested_up_is_live_in_the_device_that_is_there()
    {
        var plan = Running(Small.With(Vmem("ua-m", "6GiB", "1GiB")), VirtioMem).Plan(Spec with { Memory = Size("5GiB") });

        plan.Lines().ShouldBe(["live memory: 3GiB → 5GiB, grown through virtio-mem (HP2002)"]);
        plan.Steps().ShouldBe(["resize the virtio-mem device ua-m from 1GiB to 3GiB + configuration"]);
        plan.RunningAfter!.Devices.ShouldBe([Vmem("ua-m", "6GiB", "3GiB")]);
        plan.ConfiguredAfter.ShouldBe(plan.RunningAfter.AsConfigured());
    }

    [Fact]
    public void A2_virtio_mem_devices_of_several_cells_grow_together() =>
        Running(TwoCells.With(Vmem("ua-a", "3GiB", "0B", 0), Vmem("ua-b", "3GiB", "0B", 1)), VirtioMem).Plan(Spec with { Memory = Size("4GiB") }).Steps().ShouldBe(
        [
            "resize the virtio-mem device ua-a from 0B to 1GiB + configuration",
            "resize the virtio-mem device ua-b from 0B to 1GiB + configuration",
        ]);

    [Fact]
    public void A2_virtio_mem_add_takes_all_room_so_that_the_next_growth_needs_no_device()
    {
        var plan = Running(Small, VirtioMem).Plan(Spec with { Memory = Size("4GiB") });

        plan.Steps().ShouldBe(["attach the virtio-mem device ua-hotplug-vmem0 of 6GiB, 2GiB requested + configuration"]);
    }

    [Fact]
    public void D9_without_a_free_root_port_and_without_a_wish_a_dimm_does_it() =>
        Running(Small, VirtioMem with { FreeRootPorts = 0 }).Plan(Spec with { Memory = Size("4GiB") }).Lines()
            .ShouldBe(["live memory: 2GiB → 4GiB, hot-added as DIMM (HP2001)"]);

    [Fact]
    public void D9_without_a_free_root_port_virtio_mem_that_was_wished_for_waits_for_the_next_boot()
    {
        var plan = Running(Small, VirtioMem with { FreeRootPorts = 0 }).Plan(Spec with { Memory = Size("4GiB"), MemoryMethod = MemoryModel.VirtioMem });

        plan.Lines().ShouldBe(["reboot memory: 2GiB → 4GiB, at the next boot: no PCIe root port is free (HP2004)"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Vmem("ua-hotplug-vmem0", "6GiB", "2GiB") with { Current = ByteSize.Zero }]);
    }

    [Fact]
    public void D9_with_one_free_root_port_one_cell_gets_the_device() =>
        Running(TwoCells, VirtioMem with { FreeRootPorts = 1 }).Plan(Spec with { Memory = Size("4GiB") }).Steps()
            .ShouldBe(["attach the virtio-mem device ua-hotplug-vmem0 of 6GiB, 2GiB requested + configuration"]);

    [Fact]
    public void D9_with_one_free_root_port_the_plan_names_the_cell_that_grows_alone() =>
        Running(TwoCells, VirtioMem with { FreeRootPorts = 1 }).Plan(Spec with { Memory = Size("4GiB") }).Lines()
            .ShouldBe(["live memory: 2GiB → 4GiB, grown through virtio-mem on node 0 only: 1 PCIe root port is free (HP2002)"]);

    [Fact]
    public void D8_with_one_free_slot_the_plan_names_the_cell_that_grows_alone() =>
        Running(TwoCells with { MemorySlots = 1 }, VirtioMem with { VirtioMemTakesSlot = true }).Plan(Spec with { Memory = Size("4GiB") }).Lines()
            .ShouldBe(["live memory: 2GiB → 4GiB, grown through virtio-mem on node 0 only: 1 slot is free (HP2002)"]);

    [Fact]
    public void A_device_of_one_cell_only_is_named_when_it_grows_alone() =>
        Running(TwoCells.With(Vmem("ua-hotplug-vmem0", "6GiB", "0B", 1)), VirtioMem).Plan(Spec with { Memory = Size("4GiB") }).Lines()
            .ShouldBe(["live memory: 2GiB → 4GiB, grown through virtio-mem on node 1 only: the other cells have no virtio-mem device with room (HP2002)"]);

    [Fact]
    public void D8_E_where_virtio_mem_takes_a_slot_it_needs_one() =>
        Running(Small with { MemorySlots = 1 }, VirtioMem with { VirtioMemTakesSlot = true })
            .Plan(Spec with { Memory = Size("4GiB") }).ConfiguredAfter.Devices.Count.ShouldBe(1);

    [Fact]
    public void A_new_device_takes_no_alias_of_the_other_definition() =>
        Pending(Small, Small.With(Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(Spec with { Memory = Size("4GiB") }).RunningAfter!.Devices
            .ShouldBe([Dimm("ua-hotplug-dimm1", "2GiB")]);

    [Fact]
    public void The_users_own_devices_keep_their_size() =>
        Running(Small.With(Dimm("ua-mine", "1GiB"))).Plan(Spec with { Memory = Size("4GiB") }).RunningAfter!.Devices
            .ShouldBe([Dimm("ua-mine", "1GiB"), Dimm("ua-hotplug-dimm0", "1GiB")]);

    [Fact]
    public void Base_memory_that_shall_grow_with_memory_is_plugged_now_and_becomes_base_at_the_next_boot()
    {
        var plan = Running(Small).Plan(Spec with { Memory = Size("4GiB"), BaseMemory = Size("4GiB") });

        plan.Lines().ShouldBe(
        [
            "live memory: 2GiB → 4GiB, hot-added as DIMM (HP2001)",
            "reboot base_memory: 2GiB → 4GiB, at the next boot (HP2006)",
        ]);
        plan.ConfiguredAfter.Devices.ShouldBeEmpty();
    }
}
