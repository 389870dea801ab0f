using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>The policies, from plan to state.</summary>
public sealed class PolicyLifeTests
{
    private static readonly Sizing Four = PeerHosts.Small with { Vcpus = 4, MinVcpus = 1 };

    [Fact]
    public void A_power_cycle_is_planned_with_what_the_boot_brings_and_warned_of()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        var config = PeerHosts.Config(("max_vcpus", Value.Of(8)), ("on_reboot_required", Value.Of("reboot")));

        var (plan, apply) = resource.Change(adopted, config);

        plan.Planned.At("impact", "stops_machine").Flag().ShouldBeTrue();
        plan.Planned["power_state"].Text().ShouldBe("running");
        plan.Planned.At("live_values", "max_vcpus").Number().ShouldBe(8);
        plan.Planned["pending_reboot"].Flag().ShouldBeFalse();
        var warning = plan.Problems.ShouldHaveSingleItem();
        (warning.Summary, warning.Attribute).ShouldBe(("The machine is stopped and started", "max_vcpus"));
        warning.Detail.ShouldContain("this apply stops and starts \"web\"");
        apply.Problems.ShouldBeEmpty();
        hosts.Machine.Boots.ShouldBe(1);
        apply.State.ShouldBe(plan.Planned);
        resource.ShouldBeSettled(apply, config);
    }

    [Fact]
    public void What_was_deferred_comes_when_the_policy_changes_to_reboot()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var (_, deferred) = resource.Change(resource.Adopt(PeerHosts.Config()), PeerHosts.Config(("max_vcpus", Value.Of(8))));
        hosts.Machine.Boots.ShouldBe(0);
        var config = PeerHosts.Config(("max_vcpus", Value.Of(8)), ("on_reboot_required", Value.Of("reboot")));

        var (plan, apply) = resource.Change(deferred, config);

        plan.Planned.At("impact", "reboot", "max_vcpus").Text().ShouldContain("4 → 8");
        hosts.Machine.Boots.ShouldBe(1);
        resource.ShouldBeSettled(apply, config);
    }

    [Fact]
    public void A_guest_that_does_not_shut_down_leaves_the_change_pending_and_the_state_true()
    {
        var hosts = new PeerHosts();
        hosts.Machine.Guest.MissesShutdowns = int.MaxValue;
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        var config = PeerHosts.Config(("max_vcpus", Value.Of(8)), ("on_reboot_required", Value.Of("reboot")), ("shutdown_timeout", Value.Of("2s")));

        var (_, apply) = resource.Change(adopted, config);

        apply.Problems.ShouldContain(p => p.Code == "HP4018");
        (apply.State!["pending_reboot"].Flag(), apply.State["power_state"].Text()).ShouldBe((true, "running"));
        apply.State.At("live_values", "max_vcpus").Number().ShouldBe(4);
        hosts.Machine.Guest.MissesShutdowns = 0;
        resource.Change(apply, config).Apply.Problems.ShouldBeEmpty();
        hosts.Machine.Boots.ShouldBe(1);
    }

    [Fact]
    public void Under_fail_a_reboot_change_and_a_replacement_are_errors()
    {
        var resource = new PeerHosts().Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        var fail = ("on_reboot_required", Value.Of("fail"));

        var change = resource.Plan(adopted.State, PeerHosts.Config(("max_vcpus", Value.Of(8)), fail), adopted.Private);
        var replace = resource.Plan(adopted.State, PeerHosts.Config(("name", Value.Of("other")), fail), adopted.Private);

        var (refused, replaced) = (change.Problems.ShouldHaveSingleItem(), replace.Problems.ShouldHaveSingleItem());
        (refused.Code, refused.Attribute, refused.Severity).ShouldBe(("HP4015", "max_vcpus", Severity.Error));
        (replaced.Code, replaced.Attribute).ShouldBe(("HP4015", "name"));
        replaced.Detail.ShouldContain("\"web\" would be replaced by \"other\"");
    }

    [Fact]
    public void What_a_guest_refuses_becomes_pending_with_live_or_pending_and_stays_settled()
    {
        var hosts = new PeerHosts(Four);
        hosts.Machine.Guest.Unplugging = Unplugging.Refuses;
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config(("vcpus", Value.Of(4))));
        var config = PeerHosts.Config(("unplug", Value.Of("live_or_pending")));

        var (plan, apply) = resource.Change(adopted, config);

        foreach (var open in new[] { "pending_reboot", "pending_changes", "live_values" })
        {
            plan.Planned[open].ShouldBe(Value.Unknown, open);
        }

        plan.Planned["vcpus"].Number().ShouldBe(2);
        plan.Planned.At("impact", "live", "vcpus").Text().ShouldContain("4 → 2");
        var warning = apply.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code).ShouldBe((Severity.Warning, "HP4020"));
        (apply.State!["vcpus"].Number(), apply.State.At("live_values", "vcpus").Number()).ShouldBe((2, 4));
        apply.State.At("pending_changes", "vcpus").Text().ShouldBe("4 → 2 at the next boot");
        resource.ShouldBeSettled(apply, config);

        // The boot brings it, and there is nothing to plan then either.
        hosts.Machine.Stop();
        hosts.Machine.Start();
        var read = resource.Read(apply.State, apply.Private);
        read.State!["pending_reboot"].Flag().ShouldBeFalse();
        resource.Plan(read.State, config, read.Private).Planned.At("impact", "verdict").Text().ShouldBe("none");
    }

    [Fact]
    public void What_a_guest_refuses_is_an_error_by_default_with_the_true_state_and_an_empty_plan_at_it()
    {
        var hosts = new PeerHosts(Four);
        hosts.Machine.Guest.Unplugging = Unplugging.Refuses;
        var resource = hosts.Provider();
        var four = PeerHosts.Config(("vcpus", Value.Of(4)));
        var adopted = resource.Adopt(four);

        var (plan, apply) = resource.Change(adopted, PeerHosts.Config());

        plan.Planned.At("live_values", "vcpus").Number().ShouldBe(2);
        apply.Problems.ShouldContain(p => p.Code == "HP4017" && p.Severity == Severity.Error);
        (apply.State!["vcpus"].Number(), apply.State.At("live_values", "vcpus").Number(), apply.State["pending_reboot"].Flag()).ShouldBe((4, 4, false));
        resource.ShouldBeSettled(apply, four);
    }

    [Fact]
    public void A_change_of_policies_alone_is_no_change_of_the_machine()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        var config = PeerHosts.Config(("on_reboot_required", Value.Of("fail")), ("unplug", Value.Of("reboot")), ("shutdown_timeout", Value.Of("90s")), ("unplug_timeout", Value.Of("5s")),
            ("force_stop", Value.Of(true)), ("guest", Value.Of("ignore")), ("timeouts", Machines.Map(("update", Value.Of("1h")))));

        var (plan, apply) = resource.Change(adopted, config);

        plan.Planned.At("impact", "verdict").Text().ShouldBe("none");
        plan.Problems.ShouldBeEmpty();
        hosts[PeerHosts.Home].Calls.ShouldBeEmpty();
        (apply.State!["unplug"].Text(), apply.State["force_stop"].Flag(), apply.State.At("timeouts", "update").Text()).ShouldBe(("reboot", true, "1h"));
        resource.ShouldBeSettled(apply, config);
    }

    [Fact]
    public void A_machine_that_a_crash_left_off_is_planned_running_and_started()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts.Machine.Stop();
        hosts.Machine.Marked = true;

        var (plan, apply) = resource.Change(adopted, PeerHosts.Config());

        plan.Planned["power_state"].Text().ShouldBe("running");
        plan.Planned.At("impact", "live", "power_state").Text().ShouldContain("(HP4016)");
        apply.Problems.ShouldBeEmpty();
        (apply.State!["power_state"].Text(), hosts.Machine.Marked).ShouldBe(("running", false));
        resource.ShouldBeSettled(apply, PeerHosts.Config());
    }

    [Fact]
    public void A_machine_that_somebody_turned_off_since_the_plan_is_not_touched()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        var config = PeerHosts.Config(("vcpus", Value.Of(4)));
        var plan = resource.Plan(adopted.State, config, adopted.Private);
        hosts.Machine.Stop();

        var apply = resource.Apply(adopted.State, plan, config);

        apply.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4004");
        hosts[PeerHosts.Home].Calls.ShouldBeEmpty();
        apply.State!["power_state"].Text().ShouldBe("shut off");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("update")]
    [InlineData("create")]
    public void An_operation_that_takes_longer_than_its_timeout_is_stopped_and_says_so(string operation)
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var config = PeerHosts.Config(("timeouts", Machines.Map((operation, Value.Of("7m")))));
        var adopted = operation == "create" ? null : resource.Adopt(config);
        var wish = config.With("vcpus", Value.Of(4));
        var plan = resource.Plan(adopted?.State, wish, adopted?.Private ?? []);
        var before = hosts.Time.Elapsed;
        hosts[PeerHosts.Home].HangsAtRead = hosts[PeerHosts.Home].Reads + 1;

        var problems = operation == "read" ? resource.Read(adopted!.State!, adopted.Private).Problems : resource.Apply(adopted?.State, plan, wish).Problems;

        problems.ShouldContain(p => p.Code == "HP4029" && p.Attribute == "timeouts" && p.Detail.Contains($"timeouts.{operation}"));
        (hosts.Time.Elapsed - before).ShouldBe(TimeSpan.FromMinutes(7));
    }
}
