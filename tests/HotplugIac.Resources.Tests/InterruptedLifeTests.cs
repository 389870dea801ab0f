using HotplugIac.Hypervisors;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>Applies that were killed, that meet each other, and creates that fail.</summary>
public sealed class InterruptedLifeTests
{
    private static readonly MapValue Definition = PeerHosts.Config(("definition", Value.Of("<domain/>")), ("max_vcpus", Value.Of(4)));

    [Fact]
    public void A_mark_that_a_killed_apply_left_on_a_running_machine_is_planned_away_and_the_owner_can_stop_it()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts.Machine.Marked = true;

        var (plan, apply) = resource.Change(adopted, PeerHosts.Config());

        plan.Planned.At("impact", "verdict").Text().ShouldBe("live");
        plan.Planned.ShouldNotBe(adopted.State, "Terraform applies no empty plan");
        apply.Problems.ShouldBeEmpty();
        hosts[PeerHosts.Home].Calls.ShouldBe(["unmark"]);
        resource.ShouldBeSettled(apply, PeerHosts.Config());
        hosts.Machine.Stop();
        var read = resource.Read(apply.State!, apply.Private);
        resource.Change(apply with { State = read.State, Private = read.Private }, PeerHosts.Config());
        hosts.Machine.Running.ShouldBeNull("somebody else stopped it");
    }

    [Fact]
    public void A_refresh_of_a_marked_machine_changes_nothing()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts.Machine.Marked = true;

        resource.Read(adopted.State!, adopted.Private).Problems.ShouldBeEmpty();

        hosts[PeerHosts.Home].Calls.ShouldBeEmpty();
        hosts.Machine.Marked.ShouldBeTrue();
    }

    [Fact]
    public void A_change_that_meets_another_apply_waits_as_long_as_it_may_and_then_fails_with_the_old_state()
    {
        var hosts = new PeerHosts();
        var locks = new MachineLocks();
        var resource = hosts.Provider(locks: locks);
        var config = PeerHosts.Config(("vcpus", Value.Of(4)), ("timeouts", Machines.Map(("create", Value.Null), ("read", Value.Null), ("update", Value.Of("30s")), ("delete", Value.Null))));
        var adopted = resource.Adopt(PeerHosts.Config());
        var plan = resource.Plan(adopted.State, config, adopted.Private);
        using var other = hosts.Time.Run(() => locks.EnterAsync("peer 3f0c", hosts.Time, null, null, CancellationToken.None));

        var apply = resource.Apply(adopted.State, plan, config);

        apply.Problems.Select(p => p.Code).ShouldBe(["HP4030", "HP4029"]);
        apply.Problems[0].Detail.ShouldContain("The machine \"web\": another apply on this host has been working on it for the 30 s that this one could wait. Nothing was touched.");
        apply.State.ShouldBe(adopted.State);
        hosts[PeerHosts.Home].Calls.ShouldBeEmpty();

        other.Dispose();
        resource.Apply(adopted.State, plan, config).Problems.ShouldBeEmpty();
        hosts.Machine.Running!.Vcpus.ShouldBe(4);
    }

    [Fact]
    public void A_create_and_a_delete_wait_for_the_other_apply_too()
    {
        var hosts = new PeerHosts();
        hosts[PeerHosts.Home].Exists = false;
        var locks = new MachineLocks();
        var resource = hosts.Provider(locks: locks);
        var plan = resource.Plan(null, Definition, []);
        var created = Delayed(hosts, locks, "peer name web", () => resource.Apply(null, plan, Definition));
        created.Problems.ShouldBeEmpty();

        var deleted = Delayed(hosts, locks, "peer 3f0c", () => resource.Delete(created));

        deleted.Problems.ShouldBeEmpty();
        hosts[PeerHosts.Home].Calls.ShouldBe(["create", "delete"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_machine_that_is_gone_is_deleted_whatever_the_hypervisor_replied(bool breaks)
    {
        var (hosts, resource, plan) = Creating();
        var created = resource.Apply(null, plan, Definition);
        (breaks ? hosts[PeerHosts.Home].DoneButBreaks : hosts[PeerHosts.Home].DoneButFails).Add(2);

        var deleted = resource.Delete(created);

        deleted.Problems.ShouldBeEmpty();
        deleted.State.ShouldBeNull();
        hosts[PeerHosts.Home].Calls.ShouldBe(["create", "delete"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_delete_that_failed_keeps_the_resource_if_the_machine_is_there_or_cannot_be_read(bool isDone)
    {
        var (hosts, resource, plan) = Creating();
        var created = resource.Apply(null, plan, Definition);
        (isDone ? hosts[PeerHosts.Home].DoneButFails : hosts[PeerHosts.Home].Fails).Add(2);
        hosts[PeerHosts.Home].BreaksAtRead = isDone ? hosts[PeerHosts.Home].Reads + 1 : int.MaxValue;

        var deleted = resource.Delete(created);

        deleted.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");
        deleted.State.ShouldBe(created.State);
    }

    [Fact]
    public void A_delete_that_got_half_way_says_what_is_left()
    {
        var (hosts, resource, plan) = Creating();
        var created = resource.Apply(null, plan, Definition);
        created.State!.At("power_state").Text().ShouldBe("running");
        hosts[PeerHosts.Home].Fails.Add(2);
        hosts[PeerHosts.Home].BeforeRead = _ => hosts.Machine.Stop();

        var deleted = resource.Delete(created);

        deleted.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");
        deleted.State!.At("power_state").Text().ShouldBe("shut off");
        deleted.State!.At("live_values").IsNull.ShouldBeTrue();
    }

    [Fact]
    public void A_failed_create_leaves_nothing()
    {
        var (hosts, resource, plan) = Creating();
        hosts[PeerHosts.Home].Rectifies = s => s with { MaxVcpus = 8 };

        var apply = resource.Apply(null, plan, Definition);

        apply.State.ShouldBeNull();
        apply.Problems[^1].Detail.ShouldContain("The machine \"web\" was created, but does not have what was asked for. It was removed again.");
        (hosts[PeerHosts.Home].Exists, hosts[PeerHosts.Home].Calls[^1]).ShouldBe((false, "delete"));
    }

    [Fact]
    public void A_created_machine_that_cannot_be_read_back_is_removed()
    {
        var (hosts, resource, plan) = Creating();
        hosts[PeerHosts.Home].BreaksAtRead = hosts[PeerHosts.Home].Reads + 1;

        var apply = resource.Apply(null, plan, Definition);

        apply.State.ShouldBeNull();
        apply.Problems.ShouldHaveSingleItem().Detail.ShouldContain("could not be read back: end of file while reading data. It was removed again.");
        hosts[PeerHosts.Home].Exists.ShouldBeFalse();
    }

    [Fact]
    public void A_created_machine_that_cannot_be_removed_is_told()
    {
        var (hosts, resource, plan) = Creating();
        hosts[PeerHosts.Home].Rectifies = s => s with { MaxVcpus = 8 };
        hosts[PeerHosts.Home].Fails.Add(2);

        var apply = resource.Apply(null, plan, Definition);

        apply.Problems[^1].Detail.ShouldContain("It could not be removed again: internal error: no. Remove it before the next apply: virsh destroy web; virsh undefine web.");
    }

    private static (PeerHosts Hosts, PeerResource Resource, Machine.PlanReply Plan) Creating()
    {
        var hosts = new PeerHosts();
        hosts[PeerHosts.Home].Exists = false;
        var resource = hosts.Provider();
        var plan = resource.Plan(null, Definition, []);
        plan.Problems.ShouldBeEmpty();
        return (hosts, resource, plan);
    }

    /// <summary>Another apply holds the machine for a minute.</summary>
    private static Machine.ApplyReply Delayed(PeerHosts hosts, MachineLocks locks, string machine, Func<Machine.ApplyReply> work)
    {
        var other = hosts.Time.Run(() => locks.EnterAsync(machine, hosts.Time, null, null, CancellationToken.None));
        using var ends = hosts.Time.CreateTimer(_ => other.Dispose(), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var started = hosts.Time.Elapsed;
        var reply = work();
        (hosts.Time.Elapsed - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        return reply;
    }
}
