using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>A growth of memory that the running machine can follow in part (RULEBOOK A2): the part is live, the rest is pending.</summary>
public sealed class MemorySplitTests
{
    private static readonly MachineSpec Beyond = Spec with { Memory = Size("12GiB"), MaxMemory = Size("16GiB") };
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    private static MachineSpec Under(RebootPolicy policy) => Beyond with { Policy = new Policy { OnRebootRequired = policy } };

    [Fact]
    public void A2_add_dimm_above_the_running_maximum_is_live_up_to_it_and_the_rest_waits_for_the_next_boot()
    {
        var plan = Running(Small).Plan(Beyond);

        plan.Lines().ShouldBe(
        [
            "live memory: 2GiB → 8GiB, hot-added as DIMM (HP2001)",
            "reboot max_memory: 8GiB → 16GiB, at the next boot (HP2003)",
            "reboot memory: 8GiB → 12GiB, at the next boot: the maximum is 8GiB (HP2004)",
        ]);
        plan.Steps().ShouldBe(["attach the DIMM ua-hotplug-dimm0 of 6GiB + configuration", "write the configuration"]);
        plan.RunningAfter!.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "6GiB")]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "6GiB"), Dimm("ua-hotplug-dimm1", "4GiB")]);
    }

    [Fact]
    public void The_live_part_is_whole_blocks_of_the_guest() =>
        Running(Small with { MaxMemory = Size("8000MiB") }).Plan(Beyond).Lines()[0].ShouldBe("live memory: 2GiB → 7936MiB, hot-added as DIMM (HP2001)");

    [Fact]
    public void Without_room_for_a_whole_block_all_of_it_waits() =>
        Running(Small with { MaxMemory = Size("2100MiB") }).Plan(Beyond).Lines().ShouldBe(
        [
            "reboot max_memory: 2100MiB → 16GiB, at the next boot (HP2003)",
            "reboot memory: 2GiB → 12GiB, at the next boot: the maximum is 2100MiB (HP2004)",
        ]);

    [Fact]
    public void A2_add_dimm_without_a_free_slot_waits_whole()
    {
        var plan = Running((Small with { MemorySlots = 1 }).With(Dimm("ua-a", "1GiB"))).Plan(Beyond with { MemorySlots = 4 });

        plan.Lines()[^1].ShouldBe("reboot memory: 3GiB → 12GiB, at the next boot: the maximum is 8GiB (HP2004)");
        plan.Impact.Live.ShouldBeEmpty();
    }

    [Fact]
    public void D8_one_slot_that_the_next_boot_needs_for_the_whole_growth_is_not_taken_for_a_part()
    {
        var plan = Running(Small with { MemorySlots = 1 }).Plan(Beyond);

        plan.Lines().ShouldBe(
        [
            "reboot max_memory: 8GiB → 16GiB, at the next boot (HP2003)",
            "reboot memory: 2GiB → 12GiB, at the next boot: the maximum is 8GiB (HP2004)",
        ]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "10GiB")]);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(16, 2)]
    public void A2_add_dimm_with_cells_takes_one_per_cell_as_far_as_slots_carry_on_to_the_next_maximum(int slots, int live)
    {
        var plan = Running(TwoCells with { MemorySlots = slots }).Plan(Beyond);

        plan.Problems.ShouldBeEmpty();
        plan.RunningAfter!.Memory.ShouldBe(Size("8GiB"));
        plan.RunningAfter.Devices.Count.ShouldBe(live);
        plan.ConfiguredAfter.Memory.ShouldBe(Size("12GiB"));
        plan.ConfiguredAfter.Devices.Count.ShouldBeGreaterThan(live);
        plan.ConfiguredAfter.Devices.Take(live).ShouldBe(plan.RunningAfter.Devices, "the same devices under the same aliases");
    }

    [Fact]
    public void A2_virtio_mem_is_raised_to_its_size_and_gets_the_rest_at_the_next_boot_in_the_same_device()
    {
        var machine = Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB")), VirtioMem);

        var plan = machine.Plan(Beyond);

        plan.Lines().ShouldBe(
        [
            "live memory: 3GiB → 8GiB, grown through virtio-mem (HP2002)",
            "reboot max_memory: 8GiB → 16GiB, at the next boot (HP2003)",
            "reboot memory: 8GiB → 12GiB, at the next boot: the maximum is 8GiB, of which 0B is not yet given to devices (HP2004)",
        ]);
        plan.Steps().ShouldBe(["resize the virtio-mem device ua-hotplug-vmem0 from 1GiB to 6GiB + configuration", "write the configuration"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Vmem("ua-hotplug-vmem0", "14GiB", "10GiB") with { Current = ByteSize.Zero }]);
    }

    [Fact]
    public void A2_virtio_mem_add_gives_the_part_and_the_next_boot_makes_the_device_larger()
    {
        var plan = Running(TwoCells, VirtioMem).Plan(Beyond);

        plan.RunningAfter!.Devices.ShouldBe([Vmem("ua-hotplug-vmem0", "3GiB", "3GiB", 0), Vmem("ua-hotplug-vmem1", "3GiB", "3GiB", 1)]);
        plan.ConfiguredAfter.Devices.ShouldBe(
        [
            Vmem("ua-hotplug-vmem0", "7GiB", "5GiB", 0) with { Current = ByteSize.Zero },
            Vmem("ua-hotplug-vmem1", "7GiB", "5GiB", 1) with { Current = ByteSize.Zero },
        ]);
    }

    [Fact]
    public void D9_without_a_free_root_port_the_devices_that_are_there_give_the_part()
    {
        var machine = Running((TwoCells with { MaxMemory = Size("16GiB") }).With(Vmem("ua-a", "2GiB", "1GiB", 0)), VirtioMem with { FreeRootPorts = 0 });

        var plan = machine.Plan(Spec with { Memory = Size("8GiB") });

        plan.Lines().ShouldBe(
        [
            "live memory: 3GiB → 4GiB, grown through virtio-mem on node 0 only: the other cells have no virtio-mem device with room (HP2002)",
            "reboot memory: 4GiB → 8GiB, at the next boot: no PCIe root port is free (HP2004)",
        ]);
        plan.ConfiguredAfter.Devices[0].ShouldBe(Vmem("ua-a", "2GiB", "2GiB", 0) with { Current = ByteSize.Zero });
    }

    [Fact]
    public void A_rest_that_is_put_off_is_not_asked_for_again_even_when_the_live_part_was_lost()
    {
        var done = Running(Small).After(Running(Small).Plan(Beyond));
        string[] deferred = ["memory", "max_memory"];

        done.Plan(Beyond, deferred).Impact.ShouldBe(Impact.None);
        done.Plan(Beyond, deferred).Steps.ShouldBeEmpty();
        (done with { Running = Small }).Plan(Beyond, deferred).Impact.ShouldBe(Impact.None);
        done.Rebooted().Plan(Beyond).Impact.ShouldBe(Impact.None);
        done.Rebooted().Running!.Memory.ShouldBe(Size("12GiB"));
    }

    [Fact]
    public void Undoing_the_rest_is_a_change_of_the_configuration_only()
    {
        var done = Running(Small).After(Running(Small).Plan(Beyond));

        var undo = done.Plan(Spec with { Memory = Size("8GiB"), MaxMemory = Size("8GiB") }, "memory", "max_memory");

        undo.Lines().ShouldBe(
        [
            "live max_memory: 16GiB → 8GiB, configuration only, the machine has it already (HP4001)",
            "live memory: 12GiB → 8GiB, configuration only, the machine has it already (HP4001)",
        ]);
        undo.ConfiguredAfter.ShouldBe(undo.RunningAfter);
    }

    [Fact]
    public void With_on_reboot_required_reboot_nothing_is_plugged_and_all_comes_with_the_boot()
    {
        var plan = Running(Small).Plan(Under(RebootPolicy.Reboot));

        plan.Lines().ShouldBe(
        [
            "reboot memory: 2GiB → 12GiB, with the stop and start: the maximum is 8GiB (HP2004)",
            "reboot max_memory: 8GiB → 16GiB, with the stop and start (HP2003)",
        ]);
        plan.Steps().ShouldBe(["write the configuration", "stop the machine and start it again"]);
        plan.RunningAfter!.Memory.ShouldBe(Size("12GiB"));
    }

    [Fact]
    public void With_on_reboot_required_fail_the_error_names_memory_and_nothing_is_plugged()
    {
        var plan = Running(Small).Plan(Under(RebootPolicy.Fail));

        plan.Steps.ShouldBeEmpty();
        plan.Problems.Select(p => (p.Attribute, p.Code)).ShouldBe([("max_memory", "HP4015"), ("memory", "HP4015")]);
        plan.Problems[1].Detail.ShouldContain("8GiB → 12GiB");
    }

    [Fact]
    public void The_live_part_enters_a_configuration_whose_other_devices_are_pending_under_its_own_alias()
    {
        var plan = Pending(Small, Small.With(Dimm("ua-theirs", "1GiB"))).Plan(Beyond);

        plan.RunningAfter!.Devices.ShouldBe([Dimm("ua-hotplug-dimm0", "6GiB")]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-theirs", "1GiB"), Dimm("ua-hotplug-dimm0", "6GiB"), Dimm("ua-hotplug-dimm1", "3GiB")]);
    }

    [Fact]
    public void A_device_that_no_plan_moves_stays_in_its_place_beside_one_that_grows()
    {
        var nvdimm = new MemoryDevice(MemoryModel.Other, "ua-nv", Size("1GiB"), null);

        var plan = Running(Small.With(nvdimm)).Plan(Spec with { Memory = Size("4GiB") });

        plan.Steps().ShouldBe(["attach the DIMM ua-hotplug-dimm0 of 2GiB + configuration"]);
        plan.ConfiguredAfter.Devices.ShouldBe([nvdimm, Dimm("ua-hotplug-dimm0", "2GiB")]);
    }

    [Fact]
    public void Of_explicit_devices_the_one_that_finds_no_root_port_any_more_waits_and_says_so() =>
        Running(Small, VirtioMem with { FreeRootPorts = 1 }).Plan(Spec with { MemoryDevices = [Vmem("ua-a", "1GiB", "1GiB"), Vmem("ua-b", "1GiB", "1GiB")] }).Lines().ShouldBe(
        [
            "live memory_devices: none → ua-a: virtio-mem 1GiB of 1GiB, attached ua-a (HP2009)",
            "live memory: 2GiB → 3GiB, attached ua-a (HP2009)",
            "reboot memory_devices: ua-a: virtio-mem 1GiB of 1GiB → ua-a: virtio-mem 1GiB of 1GiB; ua-b: virtio-mem 1GiB of 1GiB, at the next boot: no PCIe root port is free for ua-b (HP2004)",
            "reboot memory: 3GiB → 4GiB, at the next boot: no PCIe root port is free for ua-b (HP2004)",
        ]);
}
