using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Each refusal of <c>memory_devices</c> names the key, the value, what is allowed, the remedy and the code.</summary>
public sealed class MemoryDevicesInputTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    private static void ShouldBeRefused(Sizing machine, MemoryDevice device, string code, string detail, MachineSpec? spec = null, string attribute = "memory_devices", MachineFacts? facts = null)
    {
        var error = Running(machine, facts ?? VirtioMem).Plan((spec ?? Spec) with { MemoryDevices = [device with { Current = ByteSize.Zero }] }).OnlyError();

        (error.Attribute, error.Code).ShouldBe((attribute, code));
        error.Detail.ShouldContain(detail);
        error.Detail.ShouldEndWith($"({code})");
    }

    [Theory]
    [InlineData("0B")]
    [InlineData("8PiB")]
    public void A_size_that_no_device_can_have_is_refused(string size) =>
        ShouldBeRefused(Small, Dimm("ua-a", size), "HP9021", $"memory_devices[\"a\"].size = \"{size}\" is not possible: choose more than 0 and at most 4PiB.");

    [Fact]
    public void More_than_a_guest_can_use_of_a_virtio_mem_device_is_refused_before_it_is_plugged()
    {
        var error = Running(Small, VirtioMem).Plan(Spec with { MemoryDevices = [Vmem("ua-odd", "192MiB", "192MiB")] }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("memory_devices", "HP9021"));
        error.Detail.ShouldContain("whole memory blocks of 128MiB, which is 128MiB of 192MiB. Choose 0B to 128MiB, or a size of 256MiB or more.");
    }

    [Fact]
    public void C2_a_dimm_that_is_no_whole_block_of_the_guest_is_refused_with_the_nearest_sizes() =>
        ShouldBeRefused(Small, Dimm("ua-a", "1100MiB"), "HP9021",
            "memory_devices[\"a\"].size = \"1100MiB\" is not possible: a guest takes DIMMs only in whole memory blocks of 128MiB. The nearest sizes are 1GiB and 1152MiB.");

    [Fact]
    public void C2_a_dimm_smaller_than_a_block_has_one_nearest_size() => ShouldBeRefused(Small, Dimm("ua-a", "100MiB"), "HP9021", "The nearest size is 128MiB.");

    [Theory]
    [InlineData("1MiB")]
    [InlineData("3MiB")]
    public void A2_virtio_mem_block_that_is_no_power_of_two_from_2_MiB_is_refused(string block) =>
        ShouldBeRefused(Small, Vmem("ua-a", "3GiB", "0B") with { Block = Size(block) }, "HP9021",
            $"memory_devices[\"a\"].block = \"{block}\" is not possible: choose a power of two of 2MiB or more, or leave it out for 2MiB.");

    [Fact]
    public void A2_virtio_mem_size_that_is_no_whole_block_is_refused() =>
        ShouldBeRefused(Small, Vmem("ua-a", "1026MiB", "0B") with { Block = Size("4MiB") }, "HP9021", "the size is whole blocks of 4MiB. The nearest sizes are 1GiB and 1028MiB.");

    [Fact]
    public void A2_virtio_mem_requested_that_is_no_whole_block_is_refused() =>
        ShouldBeRefused(Small, Vmem("ua-a", "1GiB", "3MiB"), "HP9021", "memory_devices[\"a\"].requested = \"3MiB\" is not possible: requests are whole blocks of 2MiB. The nearest sizes are 2MiB and 4MiB.");

    [Fact]
    public void A2_virtio_mem_requested_above_its_size_is_refused() =>
        ShouldBeRefused(Small, Vmem("ua-a", "1GiB", "2GiB"), "HP9021", "memory_devices[\"a\"].requested = \"2GiB\" is more than its size: choose 0B to 1GiB, or a larger size.");

    [Fact]
    public void A_request_or_a_block_of_a_dimm_is_refused()
    {
        ShouldBeRefused(Small, Dimm("ua-a", "1GiB") with { Requested = Size("1GiB") }, "HP9023", "memory_devices[\"a\"] is a DIMM, which is there with its whole size");
        ShouldBeRefused(Small, Dimm("ua-a", "1GiB") with { Block = Size("2MiB") }, "HP9023", "Leave them out, or use model = \"virtio-mem\".");
    }

    [Fact]
    public void A8_virtio_mem_that_the_hypervisor_lacks_is_refused() =>
        ShouldBeRefused(Small, Vmem("ua-a", "1GiB", "0B"), "HP9023", "memory_devices[\"a\"].model = \"virtio-mem\" is not possible here", facts: Dimms);

    [Fact]
    public void A_model_that_cannot_be_made_is_refused() =>
        ShouldBeRefused(Small, new MemoryDevice(MemoryModel.Other, "ua-a", Size("1GiB"), null), "HP9023", "use \"dimm\" or \"virtio-mem\"");

    [Fact]
    public void A_key_of_a_device_that_no_plan_changes_is_refused() =>
        ShouldBeRefused(Small.With(new MemoryDevice(MemoryModel.Other, "ua-nv", Size("1GiB"), null)), Dimm("ua-nv", "1GiB"), "HP9023", "memory_devices[\"nv\"] is there already");

    [Fact]
    public void A_key_twice_is_refused()
    {
        var error = Running(Small).Plan(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB"), Dimm("ua-a", "2GiB")] }).OnlyError();

        (error.Code, error.Detail).ShouldBe(("HP9023", "memory_devices[\"a\"] is there twice. Each key names one device. (HP9023)"));
    }

    [Fact]
    public void A2_with_several_cells_a_device_names_its_cell() =>
        ShouldBeRefused(TwoCells, Dimm("ua-a", "1GiB"), "HP9022", "memory_devices[\"a\"].node is not set: the machine has 2 NUMA cells, and each device belongs to one. Set node to 0 to 1.");

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void A2_a_cell_that_is_not_there_is_refused(int node) =>
        ShouldBeRefused(TwoCells, Dimm("ua-a", "1GiB", node), "HP9022", $"memory_devices[\"a\"].node = {node} is not possible: the machine has 2 NUMA cells. Choose 0 to 1.");

    [Fact]
    public void A2_a_cell_on_a_machine_without_cells_is_refused() =>
        ShouldBeRefused(Small, Dimm("ua-a", "1GiB", 0), "HP9022", "memory_devices[\"a\"].node = 0 is not possible: the machine has no NUMA cells.");

    [Fact]
    public void Memory_that_is_not_the_sum_is_refused_with_both() =>
        ShouldBeRefused(Small.With(Dimm("dimm-1GiB#1", "1GiB")), Dimm("ua-a", "1GiB"), "HP9020",
            "memory = \"3GiB\" and memory_devices disagree: base_memory 2GiB, 1GiB in devices without a name of yours and the device add up to 4GiB. Set memory to 4GiB or leave it out",
            Spec with { Memory = Size("3GiB") }, "memory");

    [Fact]
    public void A2_more_devices_than_slots_are_refused() =>
        ShouldBeRefused((Small with { MemorySlots = 1 }).With(Dimm("dimm-1GiB#1", "1GiB")), Dimm("ua-a", "1GiB"), "HP9006", "need 2 slots, and there are 1. Set memory_slots to 2 or more");

    [Fact]
    public void A2_virtio_mem_counts_against_the_maximum_with_its_size() =>
        ShouldBeRefused(Small, Vmem("ua-a", "7GiB", "0B"), "HP9005", "base_memory and the whole size of the devices are 9GiB, and max_memory is 8GiB. Set max_memory to 9GiB or more");

    [Fact]
    public void A2_a_machine_without_memory_hotplug_needs_a_maximum() =>
        ShouldBeRefused(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }, Dimm("ua-a", "1GiB"), "HP9005", "the machine has no memory hotplug. Set max_memory to 3GiB or more");
}
