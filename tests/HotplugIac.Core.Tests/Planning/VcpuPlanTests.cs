using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A1.</summary>
public sealed class VcpuPlanTests
{
    [Fact]
    public void A1_current_n_to_m_up_is_live_and_enters_the_configuration_with_it()
    {
        var plan = Running(Small).Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, hot-added (HP1001)"]);
        plan.Steps().ShouldBe(["hot-add vCPUs 2 → 4 + configuration"]);
        plan.RunningAfter!.Vcpus.ShouldBe(4);
        plan.ConfiguredAfter.Vcpus.ShouldBe(4);
    }

    [Fact]
    public void A1_E_a_paused_machine_takes_vcpus_too() =>
        (Running(Small) with { Power = PowerState.Paused }).Plan(Spec with { Vcpus = 4 }).Lines().ShouldBe(["live vcpus: 2 → 4, hot-added (HP1001)"]);

    [Fact]
    public void A1_growth_above_the_running_maximum_is_live_up_to_it_and_the_rest_waits_for_the_next_boot()
    {
        var plan = Running(Small).Plan(Spec with { Vcpus = 6, MaxVcpus = 8 });

        plan.Lines().ShouldBe(
        [
            "live vcpus: 2 → 4, hot-added (HP1001)",
            "reboot max_vcpus: 4 → 8, at the next boot (HP1003)",
            "reboot vcpus: 4 → 6, at the next boot: the running maximum is 4 (HP1002)",
        ]);
        plan.Steps().ShouldBe(["hot-add vCPUs 2 → 4", "write the configuration"]);
        plan.RunningAfter.ShouldBe(Small with { Vcpus = 4 });
        plan.ConfiguredAfter.ShouldBe(Small with { Vcpus = 6, MaxVcpus = 8 });
    }

    [Fact]
    public void A1_growth_of_a_machine_at_its_running_maximum_waits_as_a_whole()
    {
        var plan = Running(Small with { Vcpus = 4 }).Plan(Spec with { Vcpus = 6, MaxVcpus = 8 });

        plan.Lines().ShouldContain("reboot vcpus: 4 → 6, at the next boot: the running maximum is 4 (HP1002)");
        plan.Steps().ShouldBe(["write the configuration"]);
    }

    [Fact]
    public void A_split_growth_under_a_pending_higher_maximum_enters_the_configuration_with_its_live_part() =>
        Pending(Small, Small with { MaxVcpus = 8 }).Plan(Spec with { Vcpus = 6 }).Steps().ShouldBe(["hot-add vCPUs 2 → 4 + configuration"]);

    [Fact]
    public void A_split_growth_that_was_carried_out_is_not_planned_again_and_can_be_undone()
    {
        var split = Running(Small);
        split = split.After(split.Plan(Spec with { Vcpus = 6, MaxVcpus = 8 }));

        split.Plan(Spec with { Vcpus = 6, MaxVcpus = 8 }, Attributes.Vcpus, Attributes.MaxVcpus).Lines().ShouldBeEmpty();
        split.Plan(Spec with { Vcpus = 4, MaxVcpus = 4 }, Attributes.Vcpus, Attributes.MaxVcpus).ConfiguredAfter.ShouldBe(Small with { Vcpus = 4 });
        var back = split.Plan(Spec with { Vcpus = 2, MaxVcpus = 4 }, Attributes.Vcpus, Attributes.MaxVcpus);
        (back.RunningAfter, back.ConfiguredAfter).ShouldBe((Small, Small));
    }

    [Fact]
    public void Growth_above_the_running_maximum_that_was_put_off_as_a_whole_is_not_begun_later() =>
        Pending(Small, Small with { Vcpus = 6, MaxVcpus = 8 }).Plan(Spec with { Vcpus = 6 }, Attributes.Vcpus, Attributes.MaxVcpus).Lines().ShouldBeEmpty();

    [Fact]
    public void With_a_stop_and_start_nothing_of_a_growth_is_plugged_before()
    {
        var plan = Running(Small).Plan(Spec with { Vcpus = 6, MaxVcpus = 8, Policy = Policy.Default with { OnRebootRequired = RebootPolicy.Reboot } });

        plan.Impact.Live.ShouldBeEmpty();
        plan.Lines().ShouldContain("reboot vcpus: 2 → 6, with the stop and start: the running maximum is 4 (HP1002)");
        plan.Steps.Any(s => s is SetVcpusStep).ShouldBeFalse();
    }

    [Fact]
    public void A1_a_machine_type_without_cpu_hotplug_gets_its_vcpus_at_the_next_boot() =>
        Running(Small with { MinVcpus = 2 }, Dimms with { VcpuHotplug = false }).Plan(Spec with { Vcpus = 4 }).Lines().ShouldBe(
        [
            "reboot vcpus: 2 → 4, at the next boot: the machine type has no vCPU hotplug (HP1005)",
            "reboot min_vcpus: 2 → 4, follows another change, at the next boot (HP1008)",
        ]);

    [Fact]
    public void A1_maximum_takes_the_topology_along()
    {
        var plan = Running(Small with { Topology = new CpuTopology(1, 1, 2, 2) }).Plan(Spec with { MaxVcpus = 16 });

        plan.ConfiguredAfter.Topology.ShouldBe(new CpuTopology(1, 1, 8, 2));
        plan.Lines().ShouldBe(
        [
            "reboot max_vcpus: 4 → 16, at the next boot (HP1003)",
            "reboot cpu_topology: 1 sockets × 1 dies × 2 cores × 2 threads → 1 sockets × 1 dies × 8 cores × 2 threads, follows another change, at the next boot (HP3004)",
        ]);
    }

    [Fact]
    public void A1_lowering_the_maximum_with_the_number_asks_the_guest_for_the_number() =>
        Running(Small).Plan(Spec with { Vcpus = 1, MaxVcpus = 2 }).Lines().ShouldBe(
        [
            "live vcpus: 2 → 1, unplugged live if the guest gives them back (HP1006)",
            "reboot max_vcpus: 4 → 2, at the next boot (HP1003)",
        ]);

    [Fact]
    public void D6_a_raised_maximum_spreads_over_the_cells_evenly()
    {
        var plan = Running(Small.WithCells(Cell("0-1", "1GiB"), Cell("2-3", "1GiB"))).Plan(Spec with { MaxVcpus = 8 });

        plan.ConfiguredAfter.NumaCells.Select(c => c.Cpus.ToString()).ShouldBe(["0-1,4,6", "2-3,5,7"]);
        plan.Lines().ShouldBe(
        [
            "reboot max_vcpus: 4 → 8, at the next boot (HP1003)",
            "reboot numa_cells: cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB → cell 0 = 0-1,4,6: 1GiB; cell 1 = 2-3,5,7: 1GiB, follows another change, at the next boot (HP3002)",
        ]);
    }

    [Fact]
    public void D6_a_memory_only_cell_stays_without_vcpus() =>
        Running(Small.WithCells(Cell("0-3", "1GiB"), Cell("", "1GiB"))).Plan(Spec with { MaxVcpus = 8 })
            .ConfiguredAfter.NumaCells[1].Cpus.Count.ShouldBe(0);

    [Fact]
    public void A_lowered_maximum_takes_the_highest_ids_out_of_the_cells() =>
        Running(Small.WithCells(Cell("0,2", "1GiB"), Cell("1,3", "1GiB"))).Plan(Spec with { MaxVcpus = 2 })
            .ConfiguredAfter.NumaCells.Select(c => c.Cpus.ToString()).ShouldBe(["0", "1"]);

    [Fact]
    public void Growth_under_a_pending_lower_maximum_is_live_and_the_configuration_is_written_with_the_new_maximum()
    {
        var plan = Pending(Small, Small with { MaxVcpus = 3 }).Plan(Spec with { Vcpus = 4, MaxVcpus = 4 });

        plan.Lines().ShouldBe(
        [
            "live vcpus: 2 → 4, hot-added (HP1001)",
            "live max_vcpus: 3 → 4, configuration only, the machine has it already (HP4001)",
        ]);
        plan.Steps().ShouldBe(["hot-add vCPUs 2 → 4", "write the configuration"]);
    }

    [Fact]
    public void Growth_that_the_configuration_has_already_writes_none() =>
        Pending(Small, Small with { Vcpus = 4 }).Plan(Spec with { Vcpus = 4 }, Attributes.Vcpus).Steps().ShouldBe(["hot-add vCPUs 2 → 4"]);

    [Fact]
    public void Undoing_a_pending_reduction_is_live()
    {
        var plan = Pending(Small with { Vcpus = 4 }, Small).Plan(Spec with { Vcpus = 4 }, Attributes.Vcpus);

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, configuration only, the machine has it already (HP4001)"]);
        plan.Steps().ShouldBe(["write the configuration"]);
    }

    [Fact]
    public void A_machine_that_is_off_gets_everything_at_its_next_start()
    {
        var plan = Off(Small).Plan(Spec with { Vcpus = 6, MaxVcpus = 8 });

        plan.Lines().ShouldBe(
        [
            "live max_vcpus: 4 → 8, effective at the next start (HP4002)",
            "live vcpus: 2 → 6, effective at the next start (HP4002)",
        ]);
        plan.Steps().ShouldBe(["write the configuration"]);
        plan.RunningAfter.ShouldBeNull();
    }
}
