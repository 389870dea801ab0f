using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

public sealed class CreatePlannerTests
{
    /// <summary>A definition with 1 vCPU and 1 GiB and nothing else, as most are.</summary>
    private static readonly Sizing Plain = new(1, 1, Size("1GiB"), ByteSize.Zero, 0);

    private static Sizing Create(MachineSpec spec, Sizing definition, MachineFacts? facts = null)
    {
        var (sizing, problems) = Plan(spec, definition, facts);
        problems.ShouldBeEmpty();
        return sizing;
    }

    private static Problem Refuse(MachineSpec spec, Sizing definition, MachineFacts? facts = null) => Plan(spec, definition, facts).Problems.ShouldHaveSingleItem();

    private static (Sizing Sizing, EquatableList<Problem> Problems) Plan(MachineSpec spec, Sizing definition, MachineFacts? facts) =>
        CreatePlanner.Plan(spec, definition, definition.MaxVcpus > definition.Vcpus, facts ?? Dimms, Headroom.Default);

    [Fact]
    public void D17_a_machine_gets_room_to_grow_four_times()
    {
        var created = Create(Spec with { Vcpus = 2, Memory = Size("2GiB") }, Plain);

        created.ShouldBe(new Sizing(2, 8, Size("2GiB"), Size("8GiB"), 16) { Topology = new CpuTopology(1, 1, 8, 1) });
    }

    [Fact]
    public void B_acpi_memory_grow_where_there_are_few_slots_nobody_has_to_choose_fewer_than_the_usual() =>
        Create(Spec with { Vcpus = 2, Memory = Size("2GiB") }, Plain, Dimms with { SlotLimit = 8 }).MemorySlots.ShouldBe(8);

    [Fact]
    public void No_cells_are_created_where_none_are_asked_for_and_none_is_needed()
    {
        var plain = Spec with { Vcpus = 2, Memory = Size("2GiB"), MaxMemory = Size("2GiB"), NumaCells = [] };

        Create(plain, Plain).NumaCells.ShouldBeEmpty();
        Refuse(plain with { MaxMemory = null }, Plain, Dimms with { HotplugNeedsNuma = true }).Code.ShouldBe("HP9012");
    }

    [Fact]
    public void What_is_not_set_comes_from_the_definition() =>
        Create(Spec, new Sizing(2, 6, Size("1GiB"), Size("3GiB"), 5)).ShouldBe(new Sizing(2, 6, Size("1GiB"), Size("3GiB"), 5) { Topology = new CpuTopology(1, 1, 6, 1) });

    [Fact]
    public void What_is_set_wins() =>
        Create(new MachineSpec("web") { Vcpus = 3, MaxVcpus = 5, Memory = Size("2GiB"), MaxMemory = Size("4GiB"), MemorySlots = 7 }, new Sizing(2, 6, Size("1GiB"), Size("3GiB"), 5))
            .ShouldBe(new Sizing(3, 5, Size("2GiB"), Size("4GiB"), 7) { Topology = new CpuTopology(1, 1, 5, 1) });

    [Fact]
    public void Where_it_can_work_a_virtio_mem_device_is_there_from_the_start() =>
        Create(Spec with { Memory = Size("2GiB") }, Plain, VirtioMem).Devices
            .ShouldBe([Vmem("ua-hotplug-vmem0", "6GiB", "0B")]);

    [Fact]
    public void Each_cell_gets_its_device()
    {
        var created = Create(Spec with { Memory = Size("3GiB"), NumaCells = [Cell("0-1", "1GiB"), Cell("2-3", "1GiB")] }, Plain, VirtioMem);

        created.Devices.Select(d => (d.Node, d.Size, d.Requested)).ShouldBe([(0, Size("5GiB"), Size("512MiB")), (1, Size("5GiB"), Size("512MiB"))]);
    }

    [Fact]
    public void D8_where_virtio_mem_takes_a_slot_there_are_no_more_devices_than_slots() =>
        Create(Spec with { Memory = Size("2GiB"), MemorySlots = 1, NumaCells = [Cell("0-1", "1GiB"), Cell("2-3", "1GiB")] }, Plain, VirtioMem with { VirtioMemTakesSlot = true })
            .Devices.ShouldHaveSingleItem().Size.ShouldBe(Size("6GiB"));

    [Fact]
    public void A2_numa_cells_at_create_are_one_cell_with_everything_where_memory_hotplug_needs_it_and_none_elsewhere()
    {
        var needing = Dimms with { HotplugNeedsNuma = true };

        Create(Spec with { Vcpus = 2, Memory = Size("2GiB") }, Plain, needing).NumaCells.ShouldBe([Cell("0-7", "2GiB")]);
        Create(Spec with { Vcpus = 2, Memory = Size("2GiB") }, Plain, needing with { MemoryHotplug = false }).NumaCells.ShouldBeEmpty("a cell is seen by the guest, and nothing needs one here");
        Create(Spec with { Vcpus = 2, Memory = Size("2GiB") }, Plain, Dimms with { HotplugNeedsNuma = false }).NumaCells.ShouldBeEmpty();
    }

    [Fact]
    public void The_cells_tell_the_maximum_when_nobody_else_does() =>
        Create(Spec with { Vcpus = 2, Memory = Size("2GiB"), NumaCells = [Cell("0-5", "2GiB")] }, Plain).MaxVcpus.ShouldBe(6);

    [Fact]
    public void The_one_cell_of_the_definition_follows_memory() =>
        Create(Spec with { Vcpus = 2, Memory = Size("4GiB") }, Plain.WithCells(Cell("0", "1GiB"))).NumaCells.ShouldBe([Cell("0-7", "4GiB")]);

    [Fact]
    public void C5_without_memory_hotplug_there_is_no_room() =>
        Create(Spec with { Vcpus = 1, Memory = Size("2GiB") }, Plain, Dimms with { MemoryHotplug = false }).ShouldBe(new Sizing(1, 4, Size("2GiB"), ByteSize.Zero, 0) { Topology = new CpuTopology(1, 1, 4, 1) });

    [Fact]
    public void A1_more_than_255_vcpus_are_no_headroom_and_come_only_when_asked_for()
    {
        Create(Spec with { Vcpus = 10 }, Plain, Dimms with { VcpuLimit = 16 }).MaxVcpus.ShouldBe(16);
        Create(Spec with { Vcpus = 100 }, Plain, Dimms with { VcpuLimit = 4096 }).MaxVcpus.ShouldBe(255);
        Create(Spec with { Vcpus = 300 }, Plain, Dimms with { VcpuLimit = 4096 }).MaxVcpus.ShouldBe(300);
    }

    [Fact]
    public void Headroom_for_memory_ends_at_what_a_machine_can_address() =>
        Create(Spec with { Memory = Size("3PiB") }, Plain).MaxMemory.ShouldBe(Size("4PiB"));

    [Fact]
    public void Memory_above_the_maximum_of_the_definition_is_refused()
    {
        var error = Refuse(Spec with { Memory = Size("8GiB") }, Plain with { MaxMemory = Size("4GiB"), MemorySlots = 4 });

        (error.Attribute, error.Code).ShouldBe(("memory", "HP9005"));
        error.Detail.ShouldContain("at most 4GiB");
    }

    [Fact]
    public void Memory_must_come_from_somewhere()
    {
        var error = Refuse(Spec, Plain with { BaseMemory = ByteSize.Zero });

        (error.Attribute, error.Code).ShouldBe(("memory", "HP9011"));
        error.Detail.ShouldContain("Set memory, for example");
    }

    [Fact]
    public void Base_memory_that_the_cells_of_the_definition_are_not_is_refused()
    {
        var error = Refuse(Spec with { Memory = Size("4GiB"), BaseMemory = Size("3GiB") }, (Plain with { Vcpus = 2, MaxVcpus = 2 }).WithCells(Cell("0", "1GiB"), Cell("1", "1GiB")));

        (error.Attribute, error.Code).ShouldBe(("base_memory", "HP9012"));
    }

    [Theory]
    [InlineData(0, null, "HP9001")]
    [InlineData(8, 4, "HP9001")]
    [InlineData(5000, null, "HP9002")]
    public void Vcpus_out_of_range_are_refused(int vcpus, int? maximum, string code) =>
        Refuse(Spec with { Vcpus = vcpus, MaxVcpus = maximum }, Plain, Dimms with { VcpuLimit = 255 }).Code.ShouldBe(code);

    [Theory]
    [InlineData("0B")]
    [InlineData("8191PiB")]
    [InlineData("1500KiB")]
    public void Memory_that_no_machine_can_have_is_refused(string memory) => Refuse(Spec with { Memory = Size(memory) }, Plain).Code.ShouldBe("HP9004");

    [Fact]
    public void Capacity_above_base_memory_needs_whole_blocks() =>
        Refuse(Spec with { Memory = Size("2100MiB"), BaseMemory = Size("2GiB") }, Plain).Detail.ShouldContain("The nearest sizes are 2GiB and 2176MiB");
}
