using HotplugIac.Core.Rules;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>
/// Under <c>ignore_changes</c> Terraform plans with a configuration from which the ignored attributes are taken, and applies with
/// the whole one. What was planned counts.
/// </summary>
public sealed class IgnoredChangesTests
{
    [Fact]
    public void What_the_plan_left_out_is_not_moved_although_the_apply_is_sent_it()
    {
        var (hosts, resource, read) = Adopted();
        var config = PeerHosts.Config(("max_vcpus", Value.Of(8)));
        var plan = resource.Plan(read.State, config, read.Private);

        var apply = resource.Apply(read.State, plan, config.With("vcpus", Value.Of(3)));

        apply.Problems.ShouldBeEmpty();
        apply.State.ShouldBe(plan.Planned);
        (hosts.Machine.Running!.Vcpus, hosts.Machine.Configured.Vcpus, hosts.Machine.Configured.MaxVcpus).ShouldBe((2, 2, 8));
    }

    [Fact]
    public void A_policy_that_the_plan_kept_is_the_one_that_is_applied()
    {
        var (hosts, resource, read) = Adopted();
        var config = PeerHosts.Config(("max_vcpus", Value.Of(8)));
        var plan = resource.Plan(read.State, config.With("on_reboot_required", Value.Of("reboot")), read.Private);

        resource.Apply(read.State, plan, config).Problems.ShouldBeEmpty();

        hosts.Machine.Boots.ShouldBe(1);
    }

    [Fact]
    public void An_apply_that_would_do_something_else_than_its_plan_showed_touches_nothing()
    {
        var (hosts, resource, read) = Adopted();
        var config = PeerHosts.Config(("max_vcpus", Value.Of(8)));
        var plan = resource.Plan(read.State, config, read.Private);

        var apply = resource.Apply(read.State, plan with { Planned = plan.Planned.With("impact", ImpactValues.None) }, config);

        apply.Problems.ShouldHaveSingleItem().Code.ShouldBe(LifecycleRules.PlanIsCeiling.Code);
        apply.State.ShouldBe(read.State);
        hosts.Machine.Configured.ShouldBe(PeerHosts.Small);
    }

    private static (PeerHosts Hosts, PeerResource Resource, ReadReply Read) Adopted()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        return (hosts, resource, resource.Read(adopted.State!, adopted.Private));
    }
}
