using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>A machine that is created with <c>memory_devices</c>.</summary>
public sealed class CreatedDevicesTests
{
    private static readonly Sizing Plain = new(1, 1, Size("1GiB"), ByteSize.Zero, 0);

    private static (Sizing Sizing, EquatableList<Problem> Problems) Create(MachineSpec spec, Sizing? definition = null, MachineFacts? facts = null) =>
        CreatePlanner.Plan(spec with { Vcpus = 1 }, definition ?? Plain, false, facts ?? VirtioMem, Headroom.Default);

    [Fact]
    public void Base_memory_is_the_definitions_and_memory_the_sum()
    {
        var (sizing, problems) = Create(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] });

        problems.ShouldBeEmpty();
        (sizing.BaseMemory, sizing.Memory, sizing.MaxMemory).ShouldBe((Size("1GiB"), Size("2GiB"), Size("8GiB")));
        sizing.Devices.ShouldBe([Dimm("ua-a", "1GiB")]);
    }

    [Fact]
    public void Base_memory_is_what_memory_leaves_beside_the_devices() =>
        Create(Spec with { Memory = Size("4GiB"), MemoryDevices = [Dimm("ua-a", "1GiB")] }).Sizing.BaseMemory.ShouldBe(Size("3GiB"));

    [Fact]
    public void The_maximum_has_room_for_the_whole_size_of_virtio_mem()
    {
        var (sizing, problems) = Create(Spec with { MemoryDevices = [Vmem("ua-a", "64GiB", "1GiB") with { Block = ByteSize.Zero, Current = ByteSize.Zero }] });

        problems.ShouldBeEmpty();
        sizing.MaxMemory.ShouldBe(Size("65GiB"));
        sizing.Devices.ShouldBe([Vmem("ua-a", "64GiB", "1GiB") with { Current = ByteSize.Zero }]);
    }

    [Fact]
    public void Where_hotplug_needs_a_cell_the_device_is_in_the_one_that_is_made() =>
        Create(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] }, facts: VirtioMem with { HotplugNeedsNuma = true }).Sizing.Devices.ShouldBe([Dimm("ua-a", "1GiB", 0)]);

    [Fact]
    public void The_planner_adds_no_device_of_its_own() => Create(Spec with { MemoryDevices = [], MaxMemory = Size("8GiB") }).Sizing.Devices.ShouldBeEmpty();

    [Fact]
    public void What_does_not_add_up_is_refused()
    {
        var problem = Create(Spec with { Memory = Size("4GiB"), BaseMemory = Size("1GiB"), MemoryDevices = [Dimm("ua-a", "1GiB")] }).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe(("memory", "HP9020"));
    }

    [Fact]
    public void A_machine_of_which_nothing_names_base_memory_is_refused() =>
        Create(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] }, new Sizing(1, 1, ByteSize.Zero, ByteSize.Zero, 0)).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP9011");

    [Fact]
    public void C5_devices_on_a_machine_that_cannot_have_memory_hotplug_are_refused()
    {
        var problem = Create(Spec with { MemoryDevices = [Dimm("ua-a", "1GiB")] }, facts: Dimms with { MemoryHotplug = false }).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((Attributes.MemoryDevices, "HP9005"));
        problem.Detail.ShouldContain("the machine has no memory hotplug");
    }

    [Fact]
    public void Planning_the_same_against_the_created_machine_gives_nothing()
    {
        var spec = Spec with { Vcpus = 1, MemoryDevices = [Dimm("ua-a", "1GiB"), Vmem("ua-b", "4GiB", "1GiB") with { Block = ByteSize.Zero, Current = ByteSize.Zero }] };

        Running(Create(spec).Sizing.Booted(), VirtioMem).Plan(spec).Lines().ShouldBeEmpty();
    }
}
