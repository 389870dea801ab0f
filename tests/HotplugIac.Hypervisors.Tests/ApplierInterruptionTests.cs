using HotplugIac.Core.Model;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>Cancellations, broken connections and machines that go away: nothing is claimed that was not read.</summary>
public sealed class ApplierInterruptionTests
{
    [Fact]
    public void A_connection_that_breaks_claims_nothing_about_the_machine()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.BreaksAtRead = 2;

        var outcome = lab.Apply(Growth, lab.Plan(Growth));

        outcome.Snapshot.ShouldBeNull();
        outcome.Problems.Select(p => p.Code).ShouldBe(["HP4010", "HP4010"]);
        outcome.Problems[0].Detail.ShouldContain("hot-add vCPUs 2 → 4");
        outcome.Problems[1].Detail.ShouldContain("could not be read");
    }

    [Fact]
    public void A_connection_that_is_broken_from_the_start_is_no_outcome()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.BreaksAtRead = 1;

        Should.Throw<HypervisorException>(() => lab.Apply(Growth, lab.Plan(Growth))).Rule.Code.ShouldBe("HP4010");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_hypervisor_that_answers_no_more_is_not_waited_for_for_ever(int read)
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.HangsAtRead = read;

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 });

        outcome.Snapshot.ShouldBeNull();
        outcome.Problems[^1].Code.ShouldBe("HP4010");
        outcome.Problems[^1].Detail.ShouldContain("did not answer within 10 s");
    }

    [Fact]
    public void A_machine_that_vanishes_under_way_is_gone_and_nothing_old_is_reported()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.GoneAtRead = 2;

        var outcome = lab.Apply(Growth);

        outcome.Snapshot.ShouldBeNull();
        outcome.Problems[^1].Code.ShouldBe("HP4008");
    }

    [Fact]
    public void A_machine_that_stops_under_way_is_told()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () => lab.Machine.Running = null;

        var outcome = lab.Apply(Growth);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("The machine does not run any more.");
        outcome.Snapshot!.Power.ShouldBe(PowerState.Off);
    }

    [Theory]
    [InlineData(1, 2, "Stopped before the step \"attach the DIMM")]
    [InlineData(2, 2, "Stopped before the step \"attach the DIMM")]
    public void A_cancellation_stops_between_steps_and_the_outcome_is_still_read(int call, int calls, string detail)
    {
        var lab = new ApplierFixture();
        using var cancel = new CancellationTokenSource();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls.Count == call)
            {
                cancel.Cancel();
            }
        };

        var outcome = lab.Apply(Growth, cancellationToken: cancel.Token);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Detail.ShouldContain(detail);
        problem.Detail.ShouldContain("Apply again to go on.");
        lab.Hypervisor.Calls.Count.ShouldBe(calls, "the step that was begun is whole");
        outcome.Snapshot!.Running!.Vcpus.ShouldBe(4);
        outcome.Snapshot.Configured.Vcpus.ShouldBe(4);
        lab.Hypervisor.AfterCall = () => { };
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void A_cancellation_after_the_last_step_changes_nothing_any_more()
    {
        var lab = new ApplierFixture();
        using var cancel = new CancellationTokenSource();
        lab.Hypervisor.AfterCall = cancel.Cancel;

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 }, cancellationToken: cancel.Token);

        outcome.Problems.ShouldBeEmpty();
        outcome.Snapshot!.Configured.MaxVcpus.ShouldBe(8);
    }

    [Fact]
    public void A_cancellation_before_the_first_look_touches_nothing()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Growth);

        Should.Throw<OperationCanceledException>(() => lab.Apply(Growth, approved, new CancellationToken(canceled: true)));

        lab.Hypervisor.Calls.ShouldBeEmpty();
    }
}
