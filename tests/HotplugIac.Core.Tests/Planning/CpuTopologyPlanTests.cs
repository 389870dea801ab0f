using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A1 "topology, cpu model".</summary>
public sealed class CpuTopologyPlanTests
{
    private static readonly Sizing Shaped = Small with { MaxVcpus = 8, Topology = new CpuTopology(1, 1, 4, 2) };

    [Fact]
    public void A1_topology_changes_at_the_next_boot()
    {
        var plan = Running(Shaped).Plan(Spec with { Topology = new CpuTopology(2, 1, 4, 1) });

        plan.Lines().ShouldBe(["reboot cpu_topology: 1 sockets × 1 dies × 4 cores × 2 threads → 2 sockets × 1 dies × 4 cores × 1 threads, at the next boot (HP3004)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
        (plan.RunningAfter!.Topology, plan.ConfiguredAfter.Topology).ShouldBe((Shaped.Topology, new CpuTopology(2, 1, 4, 1)));
    }

    [Fact]
    public void A_machine_that_named_none_gets_its_first_topology_at_the_next_boot() =>
        Running(Small).Plan(Spec with { Topology = new CpuTopology(1, 1, 4, 1) }).Lines()
            .ShouldBe(["reboot cpu_topology: none → 1 sockets × 1 dies × 4 cores × 1 threads, at the next boot (HP3004)"]);

    [Fact]
    public void A_machine_that_is_off_has_its_topology_at_the_next_start() =>
        Off(Shaped).Plan(Spec with { Topology = new CpuTopology(8, 1, 1, 1) }).Lines().ShouldHaveSingleItem().ShouldEndWith("effective at the next start (HP4002)");

    [Fact]
    public void A_topology_that_is_not_set_stays_as_it_was_observed() => Running(Shaped).Plan(Spec with { Vcpus = 2 }).Lines().ShouldBeEmpty();

    [Fact]
    public void With_a_new_maximum_the_topology_is_the_users()
    {
        var plan = Running(Shaped).Plan(Spec with { MaxVcpus = 16, Topology = new CpuTopology(2, 2, 2, 2) });

        plan.ConfiguredAfter.Topology.ShouldBe(new CpuTopology(2, 2, 2, 2));
        plan.Lines().Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(["reboot max_vcpus", "reboot cpu_topology"]);
    }

    [Fact]
    public void A1_product_that_is_not_the_maximum_is_refused()
    {
        var error = Running(Shaped).Plan(Spec with { Topology = new CpuTopology(1, 1, 3, 2) }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("cpu_topology", "HP3003"));
        error.Detail.ShouldContain("cpu_topology = 1 sockets × 1 dies × 3 cores × 2 threads gives 6 vCPUs, but max_vcpus is 8. Choose parts whose product is 8, or set max_vcpus to 6");
    }

    [Theory]
    [InlineData(0, 1, 1, 1, "cpu_topology.sockets = 0")]
    [InlineData(1, -1, 1, 1, "cpu_topology.dies = -1")]
    [InlineData(1, 1, 0, 1, "cpu_topology.cores = 0")]
    [InlineData(1, 1, 1, int.MaxValue, "cpu_topology.threads = 2147483647")]
    public void Each_part_is_at_least_one(int sockets, int dies, int cores, int threads, string value)
    {
        var error = Running(Shaped).Plan(Spec with { Topology = new CpuTopology(sockets, dies, cores, threads) }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("cpu_topology", "HP3003"));
        error.Detail.ShouldContain($"{value} is not possible: choose a whole number from 1 to 4096.");
    }

    [Fact]
    public void A_product_above_the_limit_of_the_machine_type_is_refused()
    {
        var error = Running(Shaped, Dimms with { VcpuLimit = 255 }).Plan(Spec with { Topology = new CpuTopology(4096, 4096, 4096, 4096) }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("cpu_topology", "HP9002"));
        error.Detail.ShouldContain("gives 281474976710656 vCPUs, which is above the limit of machine type pc-q35-7.2: 255.");
    }

    [Theory]
    [InlineData(1, 2, 2, 7, "The nearest maxima that it gives are 6 and 8; for others set cpu_topology too.")]
    [InlineData(2, 4, 1, 9, "The nearest maxima that it gives are 8 and 12")]
    [InlineData(2, 4, 1, 3, "The nearest maximum that it gives is 4; for others")]
    [InlineData(2, 10, 1, 19, "It gives none near it: set cpu_topology too.")]
    public void A1_maximum_that_the_topology_cannot_give_is_refused_with_the_nearest(int sockets, int cores, int threads, int maximum, string hint)
    {
        var topology = new CpuTopology(sockets, 1, cores, threads);
        var vcpus = maximum == 19 ? 15 : 2;

        var error = Running(Small with { Vcpus = vcpus, MaxVcpus = (int)topology.Product, Topology = topology }, Dimms with { VcpuLimit = 19 }).Plan(Spec with { MaxVcpus = maximum }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("max_vcpus", "HP3003"));
        error.Detail.ShouldContain($"max_vcpus = {maximum} does not fit the machine's topology of {topology}. {hint}");
    }
}
