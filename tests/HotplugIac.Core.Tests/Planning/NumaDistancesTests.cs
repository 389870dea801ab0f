using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A3 "distances"; the bounds are libvirt's.</summary>
public sealed class NumaDistancesTests
{
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    private static EquatableList<NumaCell> Cells(int[] first, int[] second) =>
        [TwoCells.NumaCells[0] with { Distances = [.. first] }, TwoCells.NumaCells[1] with { Distances = [.. second] }];

    [Fact]
    public void A3_distances_change_at_the_next_boot()
    {
        var plan = Running(TwoCells).Plan(Spec with { NumaCells = Cells([10, 20], [20, 10]) });

        plan.Lines().ShouldBe(["reboot numa_cells: cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB → cell 0 = 0-1: 1GiB, distances 10/20; cell 1 = 2-3: 1GiB, distances 20/10, at the next boot (HP3001)"]);
        plan.ConfiguredAfter.NumaCells[1].Distances.ShouldBe([20, 10]);
    }

    [Fact]
    public void Distances_need_not_be_the_same_both_ways() => Running(TwoCells).Plan(Spec with { NumaCells = Cells([10, 21], [255, 10]) }).Problems.ShouldBeEmpty();

    [Fact]
    public void D6_distances_stay_when_the_vcpus_of_the_cells_follow_a_maximum() =>
        Running(TwoCells with { NumaCells = Cells([10, 20], [20, 10]) }).Plan(Spec with { MaxVcpus = 8 }).ConfiguredAfter.NumaCells[0].Distances.ShouldBe([10, 20]);

    [Fact]
    public void A3_a_memory_only_cell_has_distances_too() =>
        Running(Small).Plan(Spec with { NumaCells = [Cell("0-3", "1GiB") with { Distances = [10, 40] }, Cell("", "1GiB") with { Distances = [40, 10] }] }).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("numa_cells[0].distances[0] = 20 is not possible: choose 10, a cell's distance to itself.", new[] { 20, 20 }, new[] { 20, 10 })]
    [InlineData("numa_cells[0].distances[1] = 10 is not possible: choose a whole number from 11 to 255.", new[] { 10, 10 }, new[] { 20, 10 })]
    [InlineData("numa_cells[1].distances[0] = 256 is not possible: choose a whole number from 11 to 255.", new[] { 10, 20 }, new[] { 256, 10 })]
    [InlineData("numa_cells[1].distances[0] = -1 is not possible", new[] { 10, 20 }, new[] { -1, 10 })]
    [InlineData("numa_cells[1].distances names 0 distances, but there are 2 cells. Give each cell one distance per cell", new[] { 10, 20 }, new int[0])]
    [InlineData("numa_cells[0].distances names 3 distances, but there are 2 cells.", new[] { 10, 20, 30 }, new[] { 20, 10 })]
    public void A3_distances_that_libvirt_refuses_or_fills_in_are_refused(string detail, int[] first, int[] second)
    {
        var error = Running(TwoCells).Plan(Spec with { NumaCells = Cells(first, second) }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("numa_cells", "HP9018"));
        error.Detail.ShouldContain(detail);
        error.Detail.ShouldEndWith("(HP9018)");
    }
}
