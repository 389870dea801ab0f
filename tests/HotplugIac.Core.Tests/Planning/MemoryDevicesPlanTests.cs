using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary><c>memory_devices</c>: the user says which devices a machine has (RULEBOOK A2).</summary>
public sealed class MemoryDevicesPlanTests
{
    private static readonly Policy Patient = Policy.Default with { Unplug = UnplugPolicy.Reboot };

    private static MachineSpec With(params MemoryDevice[] devices) => Spec with { MemoryDevices = [.. devices.Select(d => d with { Current = ByteSize.Zero })] };

    [Fact]
    public void A2_add_dimm_attaches_the_named_device_live()
    {
        var plan = Running(Small).Plan(With(Dimm("ua-a", "1GiB")));

        plan.Lines().ShouldBe(
        [
            "live memory_devices: none → ua-a: dimm 1GiB, attached ua-a (HP2009)",
            "live memory: 2GiB → 3GiB, attached ua-a (HP2009)",
        ]);
        plan.Steps().ShouldBe(["attach the DIMM ua-a of 1GiB + configuration"]);
        plan.ConfiguredAfter.Devices.ShouldBe([Dimm("ua-a", "1GiB")]);
    }

    [Fact]
    public void A2_virtio_mem_add_attaches_with_what_is_requested_and_the_hypervisors_block()
    {
        var plan = Running(Small, VirtioMem with { VirtioMemBlock = Size("4MiB") }).Plan(With(Vmem("ua-a", "4GiB", "1GiB") with { Block = ByteSize.Zero }));

        plan.Steps().ShouldBe(["attach the virtio-mem device ua-a of 4GiB, 1GiB requested + configuration"]);
        plan.ConfiguredAfter.Devices[0].Block.ShouldBe(Size("4MiB"));
    }

    [Fact]
    public void A2_remove_dimm_detaches_the_named_device_live_if_the_guest_gives_it_back()
    {
        var plan = Running(Small.With(Dimm("ua-a", "1GiB"), Dimm("ua-b", "1GiB"))).Plan(With(Dimm("ua-a", "1GiB")));

        plan.Lines().ShouldBe(
        [
            "live memory_devices: ua-a: dimm 1GiB; ua-b: dimm 1GiB → ua-a: dimm 1GiB, given back if the guest does: ua-b (HP2007)",
            "live memory: 4GiB → 3GiB, given back if the guest does: ua-b (HP2007)",
        ]);
        plan.Steps().ShouldBe(["detach the DIMM ua-b of 1GiB + configuration"]);
    }

    [Fact]
    public void A2_remove_dimm_waits_for_the_next_boot_when_the_guest_must_not_be_asked() =>
        Running(Small.With(Dimm("ua-a", "1GiB"))).Plan(With() with { Policy = Patient }).Lines().ShouldBe(
        [
            "reboot memory_devices: ua-a: dimm 1GiB → none, removed at the next boot (HP2005)",
            "reboot memory: 3GiB → 2GiB, removed at the next boot (HP2005)",
        ]);

    [Fact]
    public void A2_virtio_mem_requested_up_and_down_are_live()
    {
        var machine = Running(Small.With(Vmem("ua-a", "4GiB", "1GiB")), VirtioMem);

        machine.Plan(With(Vmem("ua-a", "4GiB", "2GiB"))).Lines()[0].ShouldBe("live memory_devices: ua-a: virtio-mem 1GiB of 4GiB → ua-a: virtio-mem 2GiB of 4GiB, raised ua-a (HP2009)");
        machine.Plan(With(Vmem("ua-a", "4GiB", "0B"))).Lines()[0].ShouldBe("live memory_devices: ua-a: virtio-mem 1GiB of 4GiB → ua-a: virtio-mem 0B of 4GiB, given back if the guest does: ua-a (HP2008)");
    }

    [Fact]
    public void A2_virtio_mem_remove_is_live_where_the_hypervisor_can()
    {
        var machine = Running(Small.With(Vmem("ua-a", "4GiB", "1GiB")), VirtioMem with { VirtioMemUnplug = true });

        machine.Plan(With()).Steps().ShouldBe(["resize the virtio-mem device ua-a from 1GiB to 0B + configuration", "detach the memory device ua-a of 4GiB + configuration"]);
    }

    [Fact]
    public void A2_virtio_mem_remove_gives_the_memory_live_and_the_device_at_the_next_boot_elsewhere()
    {
        var plan = Running(Small.With(Vmem("ua-a", "4GiB", "1GiB")), VirtioMem).Plan(With());

        plan.Lines().ShouldBe(
        [
            "live memory_devices: ua-a: virtio-mem 1GiB of 4GiB → ua-a: virtio-mem 0B of 4GiB, given back if the guest does: ua-a (HP2008)",
            "live memory: 3GiB → 2GiB, given back if the guest does: ua-a (HP2008)",
            "reboot memory_devices: ua-a: virtio-mem 0B of 4GiB → none, at the next boot: ua-a cannot be detached (HP2010)",
        ]);
        plan.ConfiguredAfter.Devices.ShouldBeEmpty();
    }

    [Fact]
    public void A2_dimm_resize_waits_for_the_next_boot_and_keeps_the_memory_until_then()
    {
        var plan = Running(Small.With(Dimm("ua-a", "1GiB"))).Plan(With(Dimm("ua-a", "2GiB")));

        plan.Lines().ShouldBe(
        [
            "reboot memory_devices: ua-a: dimm 1GiB → ua-a: dimm 2GiB, at the next boot: ua-a has to be replaced (HP2010)",
            "reboot memory: 3GiB → 4GiB, at the next boot: ua-a has to be replaced (HP2010)",
        ]);
        plan.Steps().ShouldBe(["write the configuration"]);
    }

    [Theory]
    [InlineData("8GiB", "2MiB")]
    [InlineData("4GiB", "4MiB")]
    public void A2_virtio_mem_size_and_block_wait_for_the_next_boot(string size, string block) =>
        Running(Small.With(Vmem("ua-a", "4GiB", "1GiB")) with { MaxMemory = Size("16GiB") }, VirtioMem).Plan(With(Vmem("ua-a", size, "1GiB") with { Block = Size(block) }))
            .Lines().ShouldHaveSingleItem().ShouldEndWith("at the next boot: ua-a has to be replaced (HP2010)");

    [Fact]
    public void A2_virtio_mem_of_a_larger_size_gives_now_what_the_present_one_holds() =>
        Running(Small.With(Vmem("ua-a", "4GiB", "1GiB")) with { MaxMemory = Size("16GiB") }, VirtioMem).Plan(With(Vmem("ua-a", "8GiB", "5GiB"))).Lines().ShouldBe(
        [
            "live memory_devices: ua-a: virtio-mem 1GiB of 4GiB → ua-a: virtio-mem 4GiB of 4GiB, raised ua-a (HP2009)",
            "live memory: 3GiB → 6GiB, raised ua-a (HP2009)",
            "reboot memory_devices: ua-a: virtio-mem 4GiB of 4GiB → ua-a: virtio-mem 5GiB of 8GiB, at the next boot: ua-a has to be replaced (HP2010)",
            "reboot memory: 6GiB → 7GiB, at the next boot: ua-a has to be replaced (HP2010)",
        ]);

    [Fact]
    public void Another_model_under_the_same_key_is_a_replacement() =>
        Running(Small.With(Dimm("ua-a", "1GiB")), VirtioMem).Plan(With(Vmem("ua-a", "1GiB", "1GiB"))).Lines()
            .ShouldBe(["reboot memory_devices: ua-a: dimm 1GiB → ua-a: virtio-mem 1GiB of 1GiB, at the next boot: ua-a has to be replaced (HP2010)"]);

    [Fact]
    public void What_the_running_machine_has_no_room_for_waits_and_says_why()
    {
        Running(Small).Plan(With(Dimm("ua-a", "8GiB")) with { MaxMemory = Size("16GiB") }).Lines()
            .ShouldContain("reboot memory_devices: none → ua-a: dimm 8GiB, at the next boot: ua-a does not fit, the maximum is 8GiB (HP2004)");
        Running(Small with { MemorySlots = 1 }).Plan(With(Dimm("ua-a", "1GiB"), Dimm("ua-b", "1GiB")) with { MemorySlots = 2 }).Lines().ShouldBe(
        [
            "live memory_devices: none → ua-a: dimm 1GiB, attached ua-a (HP2009)",
            "live memory: 2GiB → 3GiB, attached ua-a (HP2009)",
            "reboot memory_slots: 1 → 2, at the next boot (HP2003)",
            "reboot memory_devices: ua-a: dimm 1GiB → ua-a: dimm 1GiB; ua-b: dimm 1GiB, at the next boot: no slot is free for ua-b (HP2004)",
            "reboot memory: 3GiB → 4GiB, at the next boot: no slot is free for ua-b (HP2004)",
        ]);
        Running(Small, VirtioMem with { FreeRootPorts = 0 }).Plan(With(Vmem("ua-a", "1GiB", "1GiB"))).Lines()
            .ShouldContain("reboot memory: 2GiB → 3GiB, at the next boot: no PCIe root port is free for ua-a (HP2004)");
    }

    [Fact]
    public void The_planners_own_devices_go_when_the_user_takes_over_but_not_before_there_is_something_in_their_place()
    {
        var plan = Running(Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "2GiB")), VirtioMem).Plan(With(Vmem("ua-a", "6GiB", "2GiB")));

        plan.Lines().ShouldBe(["reboot memory_devices: none → ua-a: virtio-mem 2GiB of 6GiB, at the next boot: ua-a does not fit, the maximum is 8GiB (HP2004)"]);
        plan.RunningAfter!.Memory.ShouldBe(Size("4GiB"));
        plan.ConfiguredAfter.Devices.ShouldBe([Vmem("ua-a", "6GiB", "2GiB") with { Current = ByteSize.Zero }]);
    }

    [Fact]
    public void What_takes_the_place_of_a_device_is_attached_before_that_is_detached() =>
        Running(Small.With(Dimm("ua-hotplug-dimm0", "1GiB"))).Plan(With(Dimm("ua-a", "1GiB"))).Steps().ShouldBe(
        [
            "attach the DIMM ua-a of 1GiB + configuration",
            "detach the DIMM ua-hotplug-dimm0 of 1GiB + configuration",
        ]);

    [Fact]
    public void Hand_plugged_devices_and_devices_of_other_models_stay_and_count()
    {
        var nvdimm = new MemoryDevice(MemoryModel.Other, "ua-nv", Size("1GiB"), null);
        var plan = Running(Small.With(Dimm("dimm-1GiB#1", "1GiB"), nvdimm)).Plan(With(Dimm("ua-a", "1GiB")) with { Memory = Size("4GiB") });

        plan.Lines()[^1].ShouldBe("live memory: 3GiB → 4GiB, attached ua-a (HP2009)");
        plan.ConfiguredAfter.Devices.Select(d => d.Alias).ShouldBe(["dimm-1GiB#1", "ua-nv", "ua-a"]);
    }

    [Fact]
    public void Without_the_attribute_the_planner_owns_the_devices_again() =>
        Running(Small.With(Dimm("ua-a", "1GiB"))).Plan(Spec with { Memory = Size("2GiB") }).Steps().ShouldBe(["detach the DIMM ua-a of 1GiB + configuration"]);

    [Fact]
    public void Devices_as_they_are_are_no_change()
    {
        var machine = Running(Small.WithCells(Cell("0-3", "2GiB")).With(Dimm("ua-a", "1GiB", 0), Vmem("ua-b", "2GiB", "1GiB", 0) with { Block = Size("4MiB") }, Vmem("ua-hotplug-vmem0", "1GiB", "0B", 0)), VirtioMem);

        machine.Plan(With(Dimm("ua-a", "1GiB"), Vmem("ua-b", "2GiB", "1GiB") with { Block = ByteSize.Zero })).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_guest_refused_and_became_pending_is_not_asked_for_again() =>
        Pending(Small.With(Dimm("ua-a", "1GiB")), Small).Plan(With() with { Policy = Policy.Default with { Unplug = UnplugPolicy.LiveOrPending } }, Attributes.Memory, Attributes.MemoryDevices)
            .Lines().ShouldBeEmpty();

    [Fact]
    public void What_was_put_off_is_told_again_beside_a_part_of_it_that_the_running_machine_can_follow_now()
    {
        var cells = Small.WithCells(Cell("0-3", "2GiB"));
        var running = cells.With(Vmem("ua-a", "1GiB", "1GiB", 0), Dimm("ua-b", "1GiB", 0));
        var configured = Small.WithCells(Cell("0-3", "1GiB")) with { BaseMemory = Size("1GiB"), Devices = [Vmem("ua-a", "1GiB", "0B", 0)] };

        Pending(running, configured, VirtioMem with { VirtioMemUnplug = false }).Plan(With(), Attributes.BaseMemory, Attributes.Memory, Attributes.MemoryDevices, Attributes.NumaCells).Lines().ShouldBe(
        [
            "live memory_devices: ua-a: virtio-mem 1GiB of 1GiB on node 0; ua-b: dimm 1GiB on node 0 → ua-a: virtio-mem 0B of 1GiB on node 0, given back if the guest does: ua-a and ua-b (HP2007)",
            "live memory: 4GiB → 2GiB, given back if the guest does: ua-a and ua-b (HP2007)",
            "reboot memory_devices: ua-a: virtio-mem 0B of 1GiB on node 0 → none, at the next boot: ua-a cannot be detached (HP2010)",
            "reboot memory: 2GiB → 1GiB, at the next boot: ua-a cannot be detached (HP2010)",
        ]);
    }

    [Fact]
    public void Undoing_a_pending_removal_is_live() =>
        Pending(Small.With(Dimm("ua-a", "1GiB")), Small).Plan(With(Dimm("ua-a", "1GiB")), Attributes.Memory, Attributes.MemoryDevices).Lines().ShouldBe(
        [
            "live memory_devices: none → ua-a: dimm 1GiB, configuration only, the machine has it already (HP4001)",
            "live memory: 2GiB → 3GiB, configuration only, the machine has it already (HP4001)",
        ]);

    [Fact]
    public void A_machine_that_is_off_gets_its_devices_at_its_next_start() =>
        Off(Small).Plan(With(Dimm("ua-a", "1GiB"))).Lines()[0].ShouldBe("live memory_devices: none → ua-a: dimm 1GiB, effective at the next start (HP4002)");

    [Fact]
    public void Base_memory_of_explicit_devices_does_not_follow_and_a_change_of_it_moves_the_sum() =>
        Running(Small.With(Dimm("ua-a", "1GiB"))).Plan(With(Dimm("ua-a", "1GiB")) with { BaseMemory = Size("3GiB") }).Lines().ShouldBe(
        [
            "reboot base_memory: 2GiB → 3GiB, at the next boot (HP2006)",
            "reboot memory: 3GiB → 4GiB, at the next boot (HP2006)",
        ]);
}
