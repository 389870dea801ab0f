using HotplugIac.Core.Model;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A1 "m not multiple of entity size": pseries plugs whole cores.</summary>
public sealed class VcpuGroupTests
{
    private static readonly MachineFacts Cores = Dimms with { VcpuGranularity = 4 };
    private static readonly Sizing Pseries = Small with { Vcpus = 8, MaxVcpus = 16, MinVcpus = 4, Topology = new CpuTopology(1, 1, 4, 4) };

    [Theory]
    [InlineData("vcpus", 6, "vcpus = 6 is not possible: vCPUs of this machine come in whole cores of 4 threads. The nearest numbers are 4 and 8.")]
    [InlineData("vcpus", 3, "vcpus = 3 is not possible: vCPUs of this machine come in whole cores of 4 threads. The nearest number is 4.")]
    [InlineData("min_vcpus", 7, "min_vcpus = 7 is not possible: vCPUs of this machine come in whole cores of 4 threads. The nearest numbers are 4 and 8.")]
    [InlineData("max_vcpus", 18, "max_vcpus = 18 is not possible: vCPUs of this machine come in whole cores of 4 threads. The nearest numbers are 16 and 20.")]
    public void A1_m_not_multiple_of_entity_size_is_refused_with_the_nearest(string attribute, int value, string detail)
    {
        var spec = attribute switch
        {
            "vcpus" => Spec with { Vcpus = value },
            "min_vcpus" => Spec with { MinVcpus = value },
            _ => Spec with { MaxVcpus = value },
        };

        var error = Running(Pseries, Cores).Plan(spec).OnlyError();

        (error.Attribute, error.Code).ShouldBe((attribute, "HP9017"));
        error.Detail.ShouldContain(detail);
    }

    [Fact]
    public void Whole_cores_come_and_go()
    {
        Running(Pseries, Cores).Plan(Spec with { Vcpus = 12 }).Steps().ShouldBe(["hot-add vCPUs 8 → 12 + configuration"]);
        Running(Pseries, Cores).Plan(Spec with { Vcpus = 4 }).Steps().ShouldBe(["unplug vCPUs 8 → 4 + configuration"]);
    }

    [Fact]
    public void A_floor_within_a_core_is_the_whole_core() =>
        Running(Pseries with { MinVcpus = 5 }, Cores).Plan(Spec with { Vcpus = 4 }).Lines()[0]
            .ShouldBe("reboot vcpus: 8 → 4, removed at the next boot: the running machine cannot go below 8 (HP1007)");

    [Fact]
    public void A_split_growth_ends_at_the_last_whole_core_below_the_running_maximum() =>
        Running(Pseries with { Vcpus = 4, MinVcpus = 4, MaxVcpus = 10, Topology = null }, Cores).Plan(Spec with { Vcpus = 12, MaxVcpus = 16 }).Lines()
            .Where(l => l.Contains(" vcpus:", StringComparison.Ordinal)).ShouldBe(
            ["live vcpus: 4 → 8, hot-added (HP1001)", "reboot vcpus: 8 → 12, at the next boot: the running maximum is 10 (HP1002)"]);

    [Fact]
    public void Other_threads_make_the_number_of_vcpus_a_wrong_one()
    {
        var error = Running(Pseries with { Vcpus = 4 }, Cores).Plan(Spec with { Topology = new CpuTopology(1, 1, 2, 8) }).OnlyError();

        (error.Attribute, error.Code).ShouldBe(("vcpus", "HP9017"));
        error.Detail.ShouldContain("vcpus = 4 is not possible: vCPUs of this machine come in whole cores of 8 threads. The nearest number is 8.");
    }

    [Fact]
    public void Other_threads_take_the_floor_along() =>
        Running(Pseries, Cores).Plan(Spec with { Topology = new CpuTopology(1, 1, 2, 8) }).ConfiguredAfter.MinVcpus.ShouldBe(8);

    [Fact]
    public void Elsewhere_threads_come_one_by_one() =>
        Running(Pseries with { MinVcpus = 1 }).Plan(Spec with { Vcpus = 7 }).Steps().ShouldBe(["unplug vCPUs 8 → 7 + configuration"]);
}
