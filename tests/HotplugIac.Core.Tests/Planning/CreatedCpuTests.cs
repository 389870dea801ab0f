using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>vCPUs, topology and placement of a machine that is created: PRODUCT.md's defaults "at create".</summary>
public sealed class CreatedCpuTests
{
    private static readonly Sizing Plain = new(1, 1, Size("1GiB"), ByteSize.Zero, 0);
    private static readonly MachineFacts Cores = Dimms with { VcpuGranularity = 4 };

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
    public void Min_vcpus_at_create_is_1_so_that_a_machine_with_8_can_shrink_live_to_1()
    {
        var created = Create(Spec with { Vcpus = 8 }, Plain with { MinVcpus = 4 });

        created.MinVcpus.ShouldBe(1);
        Running(created).Plan(Spec with { Vcpus = 1 }).Lines().ShouldBe(["live vcpus: 8 → 1, unplugged live if the guest gives them back (HP1006)"]);
    }

    [Fact]
    public void Min_vcpus_at_create_is_the_users() => Create(Spec with { Vcpus = 8, MinVcpus = 3 }, Plain).MinVcpus.ShouldBe(3);

    [Fact]
    public void Min_vcpus_above_vcpus_is_refused()
    {
        var error = Refuse(Spec with { Vcpus = 2, MinVcpus = 3 }, Plain);

        (error.Attribute, error.Code).ShouldBe(("min_vcpus", "HP9016"));
        error.Detail.ShouldContain("min_vcpus = 3 is above vcpus, which is 2");
    }

    [Fact]
    public void A1_a_machine_type_without_cpu_hotplug_has_only_fixed_vcpus() =>
        Create(Spec with { Vcpus = 8 }, Plain, Dimms with { VcpuHotplug = false }).MinVcpus.ShouldBe(8);

    [Fact]
    public void Cpu_topology_at_create_is_one_socket_with_all_vcpus_as_cores() =>
        Create(Spec with { Vcpus = 2 }, Plain).Topology.ShouldBe(new CpuTopology(1, 1, 8, 1));

    [Fact]
    public void Cpu_topology_of_the_definition_is_kept() =>
        Create(Spec with { MaxVcpus = 8 }, Plain with { Vcpus = 4, MaxVcpus = 4, Topology = new CpuTopology(2, 1, 2, 1) }).Topology.ShouldBe(new CpuTopology(4, 1, 2, 1));

    [Fact]
    public void Cpu_topology_of_the_user_wins_and_gives_the_maximum()
    {
        var created = Create(Spec with { Vcpus = 2, Topology = new CpuTopology(2, 1, 6, 1) }, Plain with { MaxVcpus = 4, Topology = new CpuTopology(1, 1, 4, 1) });

        (created.MaxVcpus, created.Topology).ShouldBe((12, new CpuTopology(2, 1, 6, 1)));
    }

    [Fact]
    public void A1_product_that_is_not_the_maximum_that_the_user_set_is_refused()
    {
        var error = Refuse(Spec with { Vcpus = 2, MaxVcpus = 8, Topology = new CpuTopology(2, 1, 6, 1) }, Plain);

        (error.Attribute, error.Code).ShouldBe(("cpu_topology", "HP3003"));
        error.Detail.ShouldContain("gives 12 vCPUs, but max_vcpus is 8. Choose parts whose product is 8, or set max_vcpus to 12");
    }

    [Fact]
    public void More_vcpus_than_the_topology_of_the_user_gives_are_refused()
    {
        var error = Refuse(Spec with { Vcpus = 5, Topology = new CpuTopology(1, 1, 4, 1) }, Plain);

        (error.Attribute, error.Code).ShouldBe(("vcpus", "HP9001"));
        error.Detail.ShouldContain("vcpus = 5 is above the product of cpu_topology, which is 4");
    }

    [Fact]
    public void A_topology_of_nothing_is_refused_once() =>
        Refuse(Spec with { Vcpus = 2, Topology = new CpuTopology(0, 1, 4, 1) }, Plain).Detail.ShouldContain("cpu_topology.sockets = 0 is not possible");

    [Fact]
    public void A_topology_above_the_limit_is_refused() =>
        Refuse(Spec with { Vcpus = 2, Topology = new CpuTopology(4096, 4096, 4096, 1) }, Plain, Dimms with { VcpuLimit = 255 }).Code.ShouldBe("HP9002");

    [Fact]
    public void Headroom_keeps_the_topology_of_the_definition()
    {
        var created = Create(Spec with { Vcpus = 100 }, Plain with { Vcpus = 12, MaxVcpus = 12, Topology = new CpuTopology(2, 1, 3, 2) });

        created.MaxVcpus.ShouldBe(252);
        created.Topology.ShouldBe(new CpuTopology(42, 1, 3, 2));
    }

    [Fact]
    public void A_maximum_that_the_topology_of_the_definition_cannot_give_is_refused()
    {
        var error = Refuse(Spec with { Vcpus = 2, MaxVcpus = 7 }, Plain with { Vcpus = 4, MaxVcpus = 4, Topology = new CpuTopology(2, 1, 2, 1) });

        (error.Attribute, error.Code).ShouldBe(("max_vcpus", "HP3003"));
        error.Detail.ShouldContain("max_vcpus = 7 does not fit the definition's topology of 2 sockets × 1 dies × 2 cores × 1 threads. The nearest maxima that it gives are 6 and 8");
    }

    [Fact]
    public void Where_whole_cores_come_and_go_the_first_core_is_fixed()
    {
        var created = Create(Spec with { Vcpus = 8 }, Plain with { Vcpus = 4, MaxVcpus = 4, Topology = new CpuTopology(1, 1, 1, 4) }, Cores);

        (created.MinVcpus, created.MaxVcpus, created.Topology).ShouldBe((4, 32, new CpuTopology(1, 1, 8, 4)));
    }

    [Fact]
    public void A1_m_not_multiple_of_entity_size_is_refused_by_the_cores_that_the_machine_will_have()
    {
        var definition = Plain with { Vcpus = 4, MaxVcpus = 4, Topology = new CpuTopology(1, 1, 1, 4) };

        Refuse(Spec with { Vcpus = 6 }, definition, Cores).Code.ShouldBe("HP9017");
        Create(Spec with { Vcpus = 6, Topology = new CpuTopology(1, 1, 4, 2) }, definition, Cores).MinVcpus.ShouldBe(2);
    }

    [Fact]
    public void Numa_tune_at_create_is_the_users_else_the_definitions()
    {
        var (mine, theirs) = (new NumaTune(NumaTuneMode.Strict, Cpus("0")), new NumaTune(NumaTuneMode.Preferred, Cpus("1")));

        Create(Spec with { NumaTune = mine }, Plain with { NumaTune = theirs }).NumaTune.ShouldBe(mine);
        Create(Spec, Plain with { NumaTune = theirs }).NumaTune.ShouldBe(theirs);
        Create(Spec, Plain).NumaTune.ShouldBeNull();
    }

    [Fact]
    public void A_placement_that_cannot_be_is_refused() =>
        Refuse(Spec with { NumaTune = new NumaTune(NumaTuneMode.Strict, CpuSet.Empty) }, Plain).Code.ShouldBe("HP9019");

    [Fact]
    public void Distances_at_create_are_the_users_and_are_checked()
    {
        EquatableList<NumaCell> cells = [Cell("0-1", "1GiB") with { Distances = [10, 20] }, Cell("2-3", "1GiB") with { Distances = [20, 10] }];

        Create(Spec with { Memory = Size("2GiB"), NumaCells = cells }, Plain).NumaCells.ShouldBe(cells);
        Refuse(Spec with { Memory = Size("2GiB"), NumaCells = [cells[0], Cell("2-3", "1GiB")] }, Plain).Code.ShouldBe("HP9018");
    }
}
