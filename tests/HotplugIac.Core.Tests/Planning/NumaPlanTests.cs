using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A3.</summary>
public sealed class NumaPlanTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    [Fact]
    public void A3_cells_change_at_the_next_boot() =>
        Running(TwoCells).Plan(Spec with { NumaCells = [Cell("0,2", "1GiB"), Cell("1,3", "1GiB")] }).Lines().ShouldBe(
            ["reboot numa_cells: cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB → cell 0 = 0,2: 1GiB; cell 1 = 1,3: 1GiB, at the next boot (HP3001)"]);

    [Fact]
    public void A3_cells_with_other_memory_take_base_memory_and_memory_along() =>
        Running(TwoCells).Plan(Spec with { NumaCells = [Cell("0-1", "2GiB"), Cell("2-3", "2GiB")] }).Lines().Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)])
            .ShouldBe(["reboot numa_cells", "reboot memory", "reboot base_memory"]);

    [Fact]
    public void The_same_cells_are_no_change() =>
        Running(TwoCells).Plan(Spec with { NumaCells = [Cell("0-1", "1024MiB"), Cell("3,2", "1GiB")] }).Lines().ShouldBeEmpty();

    [Fact]
    public void Devices_of_a_machine_that_gets_cells_belong_to_the_first_one() =>
        Running(Small.With(Dimm("ua-a", "1GiB"))).Plan(Spec with { NumaCells = [Cell("0-3", "2GiB")] }).ConfiguredAfter.Devices.ShouldBe([Dimm("ua-a", "1GiB", 0)]);

    [Fact]
    public void A_cell_whose_device_stays_cannot_go()
    {
        var error = Running(TwoCells.With(Dimm("ua-a", "1GiB", 1))).Plan(Spec with { NumaCells = [Cell("0-3", "2GiB")] }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("numa_cells", "HP9012"));
        error.Detail.ShouldContain("ua-a belongs to NUMA cell 1, but numa_cells has 1 cell. Keep 2 cells or more, or lower memory");
    }

    [Fact]
    public void A_cell_whose_device_goes_too_can_go() =>
        Running(TwoCells.With(Dimm("ua-a", "1GiB", 1))).Plan(Spec with { Memory = Size("2GiB"), NumaCells = [Cell("0-3", "2GiB")] }).Problems.ShouldBeEmpty();

    [Fact]
    public void An_empty_list_is_what_a_machine_without_cells_has()
    {
        var plan = Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }).Plan(Spec with { NumaCells = [], Vcpus = 3 });

        plan.Problems.ShouldBeEmpty();
        plan.Lines().ShouldBe(["live vcpus: 2 → 3, hot-added (HP1001)"]);
    }

    [Fact]
    public void An_empty_list_takes_no_cells_away_and_stops_memory_hotplug_that_needs_one()
    {
        var none = Spec with { NumaCells = [] };
        var has = Running(TwoCells).Plan(none).OnlyError();
        var needs = Running(Small with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }, Dimms with { HotplugNeedsNuma = true }).Plan(none with { MaxMemory = Size("8GiB") }).OnlyError();

        (has.Attribute, has.Code, needs.Attribute, needs.Code).ShouldBe(("numa_cells", "HP9012", "numa_cells", "HP9012"));
        has.Detail.ShouldContain("numa_cells = [] names no cell, but the machine has or would get 2 NUMA cells (cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB)");
        needs.Detail.ShouldContain("would get 1 NUMA cell (cell 0 = 0-3: 2GiB); memory hotplug needs one.");
    }

    [Theory]
    [InlineData("HP9008", "name the vCPUs \"0-2\", but max_vcpus = 4 means 0 to 3", "0-1", "1GiB", "2", "1GiB")]
    [InlineData("HP9008", "name the vCPUs \"0-4\", but max_vcpus = 4 means 0 to 3", "0-1", "1GiB", "2-4", "1GiB")]
    [InlineData("HP9008", "numa_cells[1].cpus = \"1-3\" repeats a vCPU of an earlier cell", "0-1", "1GiB", "1-3", "1GiB")]
    [InlineData("HP9007", "numa_cells[1].memory = \"0B\" is not possible: a cell needs memory in whole steps of 1MiB", "0-1", "1GiB", "2-3", "0B")]
    [InlineData("HP9007", "numa_cells[0].memory = \"1500KiB\"", "0-1", "1500KiB", "2-3", "1GiB")]
    [InlineData("HP9007", "add up to more than 4PiB", "0-1", "8191PiB", "2-3", "8191PiB")]
    public void A3_cells_that_do_not_add_up_are_refused(string code, string detail, string cpus0, string memory0, string cpus1, string memory1)
    {
        var error = Running(TwoCells).Plan(Spec with { NumaCells = [Cell(cpus0, memory0), Cell(cpus1, memory1)] }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("numa_cells", code));
        error.Detail.ShouldContain(detail);
        error.Detail.ShouldEndWith($"({code})");
    }

    [Fact]
    public void A2_cells_that_are_not_base_memory_are_refused()
    {
        var error = Running(TwoCells).Plan(Spec with { BaseMemory = Size("3GiB"), NumaCells = [Cell("0-1", "1GiB"), Cell("2-3", "1GiB")] }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("numa_cells", "HP9007"));
        error.Detail.ShouldContain("add up to 2GiB, but base_memory = \"3GiB\"");
    }

    [Fact]
    public void Cells_with_more_than_memory_are_refused()
    {
        var error = Running(TwoCells).Plan(Spec with { Memory = Size("2GiB"), NumaCells = [Cell("0-1", "2GiB"), Cell("2-3", "1GiB")] }).OnlyError();

        error.Detail.ShouldContain("add up to 3GiB, which is more than memory = \"2GiB\"");
    }

    [Fact]
    public void With_several_cells_a_change_of_base_memory_needs_the_cells()
    {
        var error = Running(TwoCells).Plan(Spec with { Memory = Size("1GiB") }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("memory", "HP9012"));
        error.Detail.ShouldContain("from 2GiB to 1GiB, and the machine has 2 NUMA cells. Set numa_cells");
    }
}
