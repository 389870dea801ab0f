using HotplugIac.Core.Model;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What is done with the guest agent after growth, under each value of <c>guest</c> (RULEBOOK C1, C3).</summary>
public sealed class GuestCheckTests
{
    private static MachineSpec Under(GuestPolicy guest, MachineSpec? spec = null) => (spec ?? Growth) with { Policy = new Policy { Guest = guest } };

    private static ApplierFixture Lab(bool onlinesItself = false, bool obeysAgent = true)
    {
        var lab = new ApplierFixture();
        (lab.Machine.Guest.HasAgent, lab.Machine.Guest.OnlinesItself, lab.Machine.Guest.ObeysAgent) = (true, onlinesItself, obeysAgent);
        return lab;
    }

    [Theory]
    [InlineData(GuestPolicy.Auto)]
    [InlineData(GuestPolicy.Online)]
    public void C1_C3_what_was_plugged_and_stays_offline_is_onlined(GuestPolicy policy)
    {
        var lab = Lab();

        lab.Apply(Under(policy)).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls[^1].ShouldBe("online vCPUs 2,3, 16 blocks");
        lab.Machine.Guest.Look(lab.Machine.Running!)!.IsAllOnline.ShouldBeTrue();
    }

    [Theory]
    [InlineData(GuestPolicy.Auto)]
    [InlineData(GuestPolicy.Verify)]
    [InlineData(GuestPolicy.Online)]
    public void C1_C3_a_guest_that_onlines_by_itself_is_left_alone(GuestPolicy policy)
    {
        var lab = Lab(onlinesItself: true);
        lab.Machine.Guest.SeesAfterLooks = 5;

        lab.Apply(Under(policy)).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldNotContain(c => c.StartsWith("online", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(GuestPolicy.Auto, Severity.Warning)]
    [InlineData(GuestPolicy.Online, Severity.Error)]
    public void What_cannot_be_onlined_is_told_and_the_growth_stays(GuestPolicy policy, Severity severity)
    {
        var lab = Lab(obeysAgent: false);

        var outcome = lab.Apply(Under(policy));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe(("HP4021", severity));
        problem.Detail.ShouldContain("In the guest vCPUs 2, 3 of 4 are offline, and 16 of 32 memory blocks are offline. What was plugged stays.");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((4, 4));
        lab.Time.Elapsed.ShouldBe(ApplyTimeouts.Default.Online);
        lab.Plan(Growth).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void One_vcpu_that_is_offline_is_told_in_the_singular()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.HasAgent = true;

        lab.Apply(new MachineSpec("web") { Vcpus = 3, Policy = new Policy { Guest = GuestPolicy.Verify } })
            .Problems.ShouldHaveSingleItem().Detail.ShouldStartWith("In the guest vCPU 2 of 3 is offline. ");
    }

    [Fact]
    public void Verify_looks_only_and_what_stays_offline_is_an_error()
    {
        var lab = Lab();

        var problem = lab.Apply(Under(GuestPolicy.Verify)).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Severity, problem.Attribute).ShouldBe(("HP4021", Severity.Error, "guest"));
        lab.Hypervisor.Calls.ShouldNotContain(c => c.StartsWith("online", StringComparison.Ordinal));
        lab.Machine.Running!.Vcpus.ShouldBe(4);
    }

    [Fact]
    public void Verify_gives_the_guest_time_to_online_by_itself()
    {
        var lab = Lab(onlinesItself: true);
        lab.Machine.Guest.OnlinesAfterLooks = 20;

        lab.Apply(Under(GuestPolicy.Verify)).Problems.ShouldBeEmpty();

        lab.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(GuestPolicy.Verify)]
    [InlineData(GuestPolicy.Online)]
    public void No_agent_is_an_error_where_one_is_to_be_asked(GuestPolicy policy)
    {
        var lab = new ApplierFixture();

        var outcome = lab.Apply(Under(policy));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe(("HP4022", Severity.Error));
        problem.Detail.ShouldContain("qemu-guest-agent");
        outcome.Snapshot!.Running!.Memory.ShouldBe(Size("4GiB"));
    }

    [Fact]
    public void No_agent_is_nothing_to_speak_of_under_auto()
    {
        var lab = new ApplierFixture();

        lab.Apply(Under(GuestPolicy.Auto)).Problems.ShouldBeEmpty();

        lab.Time.Elapsed.ShouldBe(TimeSpan.Zero, "nobody is waited for");
    }

    [Fact]
    public void Nobody_is_asked_under_ignore()
    {
        var lab = Lab();

        lab.Apply(Under(GuestPolicy.Ignore)).Problems.ShouldBeEmpty();

        lab.Hypervisor.GuestReads.ShouldBe(0);
    }

    [Fact]
    public void Nobody_is_asked_when_nothing_was_plugged()
    {
        var lab = Lab();

        lab.Apply(Under(GuestPolicy.Online, new MachineSpec("web") { MaxVcpus = 8 })).Problems.ShouldBeEmpty();

        lab.Hypervisor.GuestReads.ShouldBe(0);
    }

    [Fact]
    public void C2_memory_that_the_guest_does_not_even_know_is_told()
    {
        var lab = Lab(onlinesItself: true);
        lab.Machine.Guest.SeesAfterLooks = int.MaxValue;

        var problem = lab.Apply(Under(GuestPolicy.Auto)).Problems.ShouldHaveSingleItem();

        problem.Detail.ShouldContain("In the guest only 2 of 4 vCPUs are known");
        problem.Code.ShouldBe("HP4021");

        lab = Lab(onlinesItself: true);
        lab.Machine.Guest.SeesAfterLooks = int.MaxValue;
        lab.Apply(Under(GuestPolicy.Auto, new MachineSpec("web") { Memory = Size("4GiB") })).Problems.ShouldHaveSingleItem().Detail
            .ShouldContain("memory blocks for only 2GiB of 4GiB are known");
    }

    [Theory]
    [InlineData(GuestPolicy.Auto, Severity.Warning)]
    [InlineData(GuestPolicy.Verify, Severity.Error)]
    public void An_agent_that_fails_is_told(GuestPolicy policy, Severity severity)
    {
        var lab = Lab();
        lab.Hypervisor.AgentBreaks = true;

        var problem = lab.Apply(Under(policy)).Problems.ShouldHaveSingleItem();

        problem.Severity.ShouldBe(severity);
        problem.Detail.ShouldContain("the agent is broken");
    }

    [Fact]
    public void What_was_plugged_is_onlined_also_when_a_later_step_fails()
    {
        var lab = Lab();
        lab.Hypervisor.Fails.Add(3);

        lab.Apply(Under(GuestPolicy.Auto)).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");

        lab.Hypervisor.Calls[^1].ShouldBe("online vCPUs 2,3, 0 blocks");
    }

    [Fact]
    public void A_shrink_asks_no_agent()
    {
        var lab = new ApplierFixture(Small with { Vcpus = 4 });
        lab.Machine.Guest.HasAgent = true;
        lab.Machine.Guest.Unplugging = Peer.Unplugging.Obeys;

        lab.Apply(Under(GuestPolicy.Online, new MachineSpec("web") { Vcpus = 2 })).Problems.ShouldBeEmpty();

        lab.Hypervisor.GuestReads.ShouldBe(0);
    }
}
