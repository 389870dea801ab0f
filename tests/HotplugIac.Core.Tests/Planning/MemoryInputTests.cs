using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Each refusal names the attribute, the value, the allowed range, the remedy and the code, and the plan does nothing.</summary>
public sealed class MemoryInputTests
{
    private static void ShouldBeRefused(MachineSnapshot snapshot, MachineSpec spec, string attribute, string code, string detail)
    {
        var error = snapshot.Plan(spec).OnlyError();

        (error.Attribute, error.Code).ShouldBe((attribute, code));
        error.Detail.ShouldContain(detail);
        error.Detail.ShouldEndWith($"({code})");
    }

    [Fact]
    public void C2_memory_that_is_not_whole_blocks_is_refused_with_the_nearest_sizes() =>
        ShouldBeRefused(Running(Small), Spec with { Memory = Size("2100MiB") }, "memory", "HP9004",
            "memory = \"2100MiB\" cannot be reached: from 2GiB it moves in whole memory blocks of 128MiB. The nearest sizes are 2GiB and 2176MiB.");

    [Fact]
    public void C2_next_to_the_maximum_only_one_size_is_near() =>
        ShouldBeRefused(Running(Small with { MaxMemory = Size("2200MiB") }), Spec with { Memory = Size("2190MiB") }, "memory", "HP9004", "The nearest size is 2176MiB.");

    [Fact]
    public void C2_virtio_mem_moves_in_its_own_blocks() =>
        ShouldBeRefused(Running(Small.With(Vmem("ua-m", "6GiB", "0B")), VirtioMem), Spec with { Memory = Size("2049MiB") }, "memory", "HP9004",
            "whole memory blocks of 2MiB. The nearest sizes are 2GiB and 2050MiB.");

    [Fact]
    public void A2_memory_above_the_maximum_is_refused_with_both_ways_out() =>
        ShouldBeRefused(Running(Small), Spec with { Memory = Size("9GiB") }, "memory", "HP9005",
            "memory = \"9GiB\" is above max_memory, which is 8GiB: choose at most 8GiB, or raise max_memory to 9GiB or more");

    [Fact]
    public void A2_a_maximum_below_memory_is_refused() =>
        ShouldBeRefused(Running(Small), Spec with { MaxMemory = Size("1GiB") }, "max_memory", "HP9005", "memory = \"2GiB\" is above max_memory, which is 1GiB");

    [Fact]
    public void A_capacity_below_base_memory_is_refused() =>
        ShouldBeRefused(Running(Small), Spec with { Memory = Size("2GiB"), BaseMemory = Size("3GiB") }, "memory", "HP9015",
            "memory = \"2GiB\" is less than base_memory, which is 3GiB. Lower base_memory too, or raise memory.");

    [Theory]
    [InlineData("0B", "choose 1MiB to 4PiB")]
    [InlineData("1025KiB", "in whole steps of 1MiB. The nearest sizes are 1MiB and 2MiB.")]
    [InlineData("5PiB", "choose 1MiB to 4PiB")]
    [InlineData("8191PiB", "choose 1MiB to 4PiB")]
    public void A_size_that_no_machine_can_have_is_refused(string size, string detail)
    {
        ShouldBeRefused(Running(Small), Spec with { Memory = Size(size) }, "memory", "HP9004", detail);
        ShouldBeRefused(Running(Small), Spec with { BaseMemory = Size(size) }, "base_memory", "HP9004", detail);
        ShouldBeRefused(Running(Small), Spec with { MaxMemory = Size(size) }, "max_memory", "HP9004", detail);
    }

    [Theory]
    [InlineData(257, "choose a number from 0 to 256")]
    [InlineData(-1, "choose a number from 0 to 256")]
    public void A2_slots_out_of_range_are_refused(int slots, string detail) =>
        ShouldBeRefused(Running(Small), Spec with { MemorySlots = slots }, "memory_slots", "HP9006", $"memory_slots = {slots} is not possible: {detail}");

    [Fact]
    public void A2_fewer_slots_than_devices_are_refused() =>
        ShouldBeRefused(Running(Small.With(Dimm("ua-a", "1GiB"), Dimm("ua-b", "1GiB"))), Spec with { MemorySlots = 1 }, "memory_slots", "HP9006",
            "memory_slots = 1 is fewer than the 2 memory devices that need one: choose 2 to 256.");

    [Fact]
    public void A2_slots_need_a_maximum() =>
        ShouldBeRefused(Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }), Spec with { MemorySlots = 8 }, "memory_slots", "HP9006",
            "memory_slots = 8 needs a max_memory above base_memory, which is 2GiB.");

    [Fact]
    public void A2_before_libvirt_9_5_a_maximum_needs_slots() =>
        ShouldBeRefused(Running(Small, VirtioMem with { VirtioMemTakesSlot = true }), Spec with { MemorySlots = 0 }, "memory_slots", "HP9006", "choose 1 to 256");

    [Fact]
    public void A8_virtio_mem_that_the_hypervisor_lacks_is_refused() =>
        ShouldBeRefused(Running(Small), Spec with { MemoryMethod = MemoryModel.VirtioMem }, "memory_method", "HP9013", "Use \"dimm\", or leave memory_method out.");

    [Fact]
    public void A_model_that_cannot_move_memory_is_no_method() =>
        ShouldBeRefused(Running(Small), Spec with { MemoryMethod = MemoryModel.Other }, "memory_method", "HP9013", "Use \"virtio-mem\" or \"dimm\"");

    [Fact]
    public void C5_a_machine_without_acpi_cannot_get_memory_hotplug() =>
        ShouldBeRefused(Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }, Dimms with { MemoryHotplug = false }), Spec with { MaxMemory = Size("8GiB") }, "max_memory", "HP9013",
            "max_memory = \"8GiB\" is above memory, but this machine cannot have memory hotplug");

    [Fact]
    public void A_machine_that_is_odd_already_can_be_adopted_as_it_is()
    {
        var odd = Running(Small with { MaxMemory = Size("8GiB") }, Dimms with { MemoryHotplug = false });

        odd.Plan(Spec with { Vcpus = 2, Memory = Size("2GiB"), MaxMemory = Size("8GiB"), MemorySlots = 16 }).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_transient_machine_is_not_changed_and_the_user_told_how_to_make_it_persistent()
    {
        var transient = Running(Small) with { Persistent = false };

        ShouldBeRefused(transient, Spec with { Vcpus = 4 }, "", "HP4003", "\"web\" is a transient machine");
        transient.Plan(Spec with { Vcpus = 4 }).Problems[0].Detail.ShouldContain("virsh define");
        transient.Plan(Spec with { Vcpus = 2 }).Problems.ShouldBeEmpty();
    }
}
