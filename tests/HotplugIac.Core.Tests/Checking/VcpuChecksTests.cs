using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>Plans for vCPUs and placement that a planner with a bug could make: each is found.</summary>
public sealed class VcpuChecksTests
{
    private static readonly Sizing Eight = Small with { Vcpus = 8, MaxVcpus = 8, MinVcpus = 4 };
    private static readonly NumaTune Restrictive = new(NumaTuneMode.Restrictive, Cpus("0"));

    private static void ShouldBeFound(MachineSpec spec, MachineSnapshot snapshot, Func<PlanResult, PlanResult> spoil, string finding)
    {
        var plan = snapshot.Plan(spec);
        PlanChecker.Check(spec, snapshot, plan).ShouldBeEmpty();

        PlanChecker.Check(spec, snapshot, spoil(plan)).ShouldContain(f => f.Contains(finding, StringComparison.Ordinal));
    }

    private static PlanResult Steps<TStep>(PlanResult plan, Func<TStep, PlanStep> spoil)
        where TStep : PlanStep =>
        plan with { Steps = plan.Steps.Select(s => s is TStep step ? spoil(step) : s).ToEquatableList() };

    private static PlanResult Changes(PlanResult plan, Func<Change, Change> spoil) =>
        plan with { Impact = plan.Impact with { Changes = plan.Impact.Changes.Select(spoil).ToEquatableList() } };

    [Fact]
    public void A1_vcpus_below_the_floor_that_are_unplugged_live() =>
        ShouldBeFound(Spec with { Vcpus = 4 }, Running(Eight), plan => Steps<SetVcpusStep>(plan, s => s with { To = 3 }), "the first 4 are not hotpluggable");

    [Fact]
    public void Half_a_core_that_is_unplugged() =>
        ShouldBeFound(Spec with { Vcpus = 4 }, Running(Eight, Dimms with { VcpuGranularity = 2 }), plan => Steps<SetVcpusStep>(plan, s => s with { To = 5 }), "2 come and go at a time");

    [Fact]
    public void A_reduction_that_could_be_live_and_waits() =>
        ShouldBeFound(Spec with { Vcpus = 2 }, Running(Eight), plan => plan with
        {
            Steps = [new WriteConfigurationStep { Configuration = plan.ConfiguredAfter }],
            RunningAfter = Eight,
            Impact = new Impact(plan.Impact.Reboot.Select(c => c.Attribute == Attributes.Vcpus ? c with { From = "8" } : c).ToEquatableList()),
        }, "names a reason that is not true");

    [Fact]
    public void A_reduction_that_waits_for_a_policy_that_nobody_set() =>
        ShouldBeFound(Spec with { Vcpus = 2 }, Running(Eight), plan => Changes(plan, c => c.Code == "HP1007" ? c with { Code = "HP1004" } : c), "names a reason that is not true");

    [Fact]
    public void The_second_half_of_a_split_change_that_does_not_follow_on_the_first() =>
        ShouldBeFound(Spec with { Vcpus = 2 }, Running(Eight), plan => Changes(plan, c => c.Code == "HP1007" ? c with { From = "8" } : c), "is not what becomes of it");

    [Fact]
    public void The_second_half_of_a_split_change_that_is_missing() =>
        ShouldBeFound(Spec with { Vcpus = 2 }, Running(Eight),
            plan => plan with { Impact = new Impact(plan.Impact.Changes.Where(c => c.Code != "HP1007").ToEquatableList()) }, "is not what becomes of it");

    [Fact]
    public void A_growth_of_which_a_part_could_be_live_and_that_waits_whole() =>
        ShouldBeFound(Spec with { Vcpus = 6, MaxVcpus = 8 }, Running(Small), plan => plan with
        {
            Steps = [new WriteConfigurationStep { Configuration = plan.ConfiguredAfter }],
            RunningAfter = Small,
            Impact = new Impact(plan.Impact.Reboot.Select(c => c.Attribute == Attributes.Vcpus ? c with { From = "2" } : c).ToEquatableList()),
        }, "names a reason that is not true");

    [Fact]
    public void D4_a_floor_that_rises_with_growth() =>
        ShouldBeFound(Spec with { Vcpus = 4 }, Running(Small), plan =>
        {
            var spoiled = plan.ConfiguredAfter with { MinVcpus = 4 };
            return Steps<SetVcpusStep>(plan, s => s with { Configuration = spoiled }) with { ConfiguredAfter = spoiled };
        }, "The floor of hotpluggable vCPUs would rise from 1 to 4 unasked");

    [Fact]
    public void A3_host_nodes_that_move_live_in_strict_mode() =>
        ShouldBeFound(Spec with { NumaTune = Restrictive with { Nodeset = Cpus("1") } }, Running(Small with { NumaTune = Restrictive }),
            plan => Steps<SetNumaTuneStep>(plan, s => s with { To = s.To with { Mode = NumaTuneMode.Strict } }), "cannot go from restrictive 0 to strict 1 live");

    [Fact]
    public void Host_nodes_that_move_although_no_change_says_so() =>
        ShouldBeFound(Spec with { NumaTune = Restrictive with { Nodeset = Cpus("1") } }, Running(Small with { NumaTune = Restrictive }),
            plan => plan with { Impact = Impact.None }, "The host nodes change live, but the impact lists no live change of numa_tune");

    [Theory]
    [InlineData("min_vcpus 1 was asked for, 4 would be configured")]
    [InlineData("cpu_topology 2 sockets × 1 dies × 4 cores × 1 threads was asked for")]
    [InlineData("numa_tune restrictive 0 was asked for")]
    public void A_wish_that_is_not_fulfilled(string finding)
    {
        var spec = Spec with { MinVcpus = 1, Topology = new CpuTopology(2, 1, 4, 1), NumaTune = Restrictive };

        ShouldBeFound(spec, Running(Eight), _ => Running(Eight).Plan(Spec), finding);
    }
}
