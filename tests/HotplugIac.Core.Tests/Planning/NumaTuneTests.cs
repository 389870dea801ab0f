using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A3 "numatune nodeset" and "memnode".</summary>
public sealed class NumaTuneTests
{
    private static readonly NumaTune Restrictive = new(NumaTuneMode.Restrictive, Cpus("0"));
    private static readonly NumaTune Strict = new(NumaTuneMode.Strict, Cpus("0"));
    private static readonly Sizing TwoCells = Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"));

    [Fact]
    public void A3_numatune_nodeset_moves_live_in_restrictive_mode()
    {
        var plan = Running(Small with { NumaTune = Restrictive }).Plan(Spec with { NumaTune = Restrictive with { Nodeset = Cpus("0-1") } });

        plan.Lines().ShouldBe(["live numa_tune: restrictive 0 → restrictive 0-1, moved to other host nodes (HP3006)"]);
        plan.Steps().ShouldBe(["move memory to the host nodes 0-1 + configuration"]);
        plan.RunningAfter!.NumaTune!.Nodeset.ShouldBe(Cpus("0-1"));
        plan.ConfiguredAfter.NumaTune!.Nodeset.ShouldBe(Cpus("0-1"));
    }

    [Fact]
    public void A3_numatune_nodeset_in_strict_mode_waits_for_the_next_boot()
    {
        var plan = Running(Small with { NumaTune = Strict }).Plan(Spec with { NumaTune = Strict with { Nodeset = Cpus("1") } });

        plan.Lines().ShouldBe(["reboot numa_tune: strict 0 → strict 1, at the next boot (HP3005)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.RunningAfter!.NumaTune.ShouldBe(Strict);
    }

    [Fact]
    public void A3_mode_is_never_live() =>
        Running(Small with { NumaTune = Restrictive }).Plan(Spec with { NumaTune = Strict with { Nodeset = Cpus("1") } }).Lines()
            .ShouldBe(["reboot numa_tune: restrictive 0 → strict 1, at the next boot (HP3005)"]);

    [Fact]
    public void A3_memnode_is_never_live()
    {
        var placed = Restrictive with { Cells = [new NumaTuneCell(0, NumaTuneMode.Restrictive, Cpus("0"))] };

        Running(TwoCells with { NumaTune = Restrictive }).Plan(Spec with { NumaTune = placed with { Nodeset = Cpus("0-1") } }).Lines()
            .ShouldBe(["reboot numa_tune: restrictive 0 → restrictive 0-1; cell 0 restrictive 0, at the next boot (HP3005)"]);
    }

    [Fact]
    public void A_machine_that_named_no_placement_gets_one_at_the_next_boot() =>
        Running(Small).Plan(Spec with { NumaTune = Restrictive }).Lines().ShouldBe(["reboot numa_tune: none → restrictive 0, at the next boot (HP3005)"]);

    [Fact]
    public void A_machine_that_is_off_has_its_placement_at_the_next_start() =>
        Off(Small with { NumaTune = Strict }).Plan(Spec with { NumaTune = Restrictive }).Lines().ShouldBe(["live numa_tune: strict 0 → restrictive 0, effective at the next start (HP4002)"]);

    [Fact]
    public void A_placement_that_is_not_set_stays_as_it_is() => Running(Small with { NumaTune = Strict }).Plan(Spec with { Vcpus = 2 }).Lines().ShouldBeEmpty();

    [Theory]
    [InlineData("0,2", "0,2", "0")]
    [InlineData("", "7", "7")]
    public void Host_nodes_that_are_there_or_that_nobody_knows_are_possible(string host, string nodes, string cell) =>
        Running(TwoCells, Dimms with { HostNodes = Cpus(host) })
            .Plan(Spec with { NumaTune = new NumaTune(NumaTuneMode.Strict, Cpus(nodes)) { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, Cpus(cell))] } })
            .Problems.ShouldBeEmpty();

    [Fact]
    public void A_host_node_that_does_not_exist_is_an_error_that_names_those_that_do()
    {
        var facts = Dimms with { HostNodes = Cpus("0,2") };

        var whole = Running(Small, facts).Plan(Spec with { NumaTune = Strict with { Nodeset = Cpus("0-2") } }).OnlyError();
        var cell = Running(TwoCells, facts).Plan(Spec with { NumaTune = Strict with { Cells = [new NumaTuneCell(1, NumaTuneMode.Strict, Cpus("3"))] } }).OnlyError();

        (whole.Attribute, whole.Code).ShouldBe(("numa_tune", "HP9033"));
        whole.Detail.ShouldBe("numa_tune.nodeset = \"0-2\" is not possible: the host has no NUMA node 1, only 0,2. Name nodes from 0,2. (HP9033)");
        cell.Detail.ShouldContain("numa_tune.cells[0].nodeset = \"3\" is not possible: the host has no NUMA node 3");
    }

    [Fact]
    public void A_placement_that_stays_as_it_is_is_not_judged_by_another_host() =>
        Running(Small with { NumaTune = Strict with { Nodeset = Cpus("3") } }, Dimms with { HostNodes = Cpus("0") })
            .Plan(Spec with { Vcpus = 3, NumaTune = Strict with { Nodeset = Cpus("3") } }).Lines().ShouldBe(["live vcpus: 2 → 3, hot-added (HP1001)"]);

    [Fact]
    public void The_order_of_cells_is_no_change()
    {
        EquatableList<NumaTuneCell> cells = [new(0, NumaTuneMode.Strict, Cpus("0")), new(1, NumaTuneMode.Strict, Cpus("1"))];

        Running(TwoCells with { NumaTune = Strict with { Cells = cells } }).Plan(Spec with { NumaTune = Strict with { Cells = [cells[1], cells[0]] } }).Lines().ShouldBeEmpty();
    }

    [Fact]
    public void Host_nodes_move_before_memory_is_added_there() =>
        Running(Small with { NumaTune = Restrictive }).Plan(Spec with { Memory = Size("4GiB"), NumaTune = Restrictive with { Nodeset = Cpus("1") } }).Steps()
            .ShouldBe(["move memory to the host nodes 1 + configuration", "attach the DIMM ua-hotplug-dimm0 of 2GiB + configuration"]);

    [Fact]
    public void A_move_that_the_configuration_has_already_writes_none() =>
        Pending(Small with { NumaTune = Restrictive }, Small with { NumaTune = Restrictive with { Nodeset = Cpus("1") } })
            .Plan(Spec with { NumaTune = Restrictive with { Nodeset = Cpus("1") } }, Attributes.NumaTune).Steps().ShouldBe(["move memory to the host nodes 1"]);

    public static TheoryData<string, NumaTune> Wrong() => new()
    {
        { "numa_tune.nodeset = \"\" names no host node: name at least one, for example \"0\".", Strict with { Nodeset = CpuSet.Empty } },
        { "numa_tune.cells[0].nodeset = \"\" names no host node", Strict with { Cells = [new NumaTuneCell(1, NumaTuneMode.Strict, CpuSet.Empty)] } },
        { "numa_tune.cells[0].cell = 2 is not possible: choose a cell from 0 to 1.", Strict with { Cells = [new NumaTuneCell(2, NumaTuneMode.Strict, Cpus("0"))] } },
        { "numa_tune.cells[0].cell = -1 is not possible", Strict with { Cells = [new NumaTuneCell(-1, NumaTuneMode.Strict, Cpus("0"))] } },
        { "numa_tune.cells[1].cell = 0 repeats the cell of an earlier entry", Strict with { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, Cpus("0")), new NumaTuneCell(0, NumaTuneMode.Strict, Cpus("1"))] } },
        { "numa_tune.cells[0].mode = \"restrictive\" does not go with numa_tune.mode = \"strict\"", Strict with { Cells = [new NumaTuneCell(0, NumaTuneMode.Restrictive, Cpus("0"))] } },
        { "numa_tune.cells[0].mode = \"strict\" does not go with numa_tune.mode = \"restrictive\"", Restrictive with { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, Cpus("0"))] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_placement_that_cannot_be_is_refused(string detail, NumaTune tune)
    {
        var error = Running(TwoCells).Plan(Spec with { NumaTune = tune }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("numa_tune", "HP9019"));
        error.Detail.ShouldContain(detail);
        error.Detail.ShouldEndWith("(HP9019)");
    }

    [Fact]
    public void A_placement_of_cells_needs_cells() =>
        Running(Small).Plan(Spec with { NumaTune = Strict with { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, Cpus("0"))] } }).OnlyError()
            .Detail.ShouldContain("numa_tune.cells[0].cell = 0 is not possible: the machine has no NUMA cells; set numa_cells too, or leave cells out.");

    [Fact]
    public void A_cell_that_is_placed_cannot_go_alone()
    {
        var placed = Strict with { Cells = [new NumaTuneCell(1, NumaTuneMode.Strict, Cpus("0"))] };

        var error = Running(TwoCells with { NumaTune = placed }).Plan(Spec with { NumaCells = [Cell("0-3", "2GiB")] }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("numa_cells", "HP9019"));
        error.Detail.ShouldContain("numa_tune places cell 1, but numa_cells has 1 cell. Keep 2 cells or more, or set numa_tune too.");
    }
}
