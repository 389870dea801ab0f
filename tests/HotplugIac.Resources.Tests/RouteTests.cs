using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>Identity is the id; the route is where to look for it (PRODUCT.md, <c>uri</c>, <c>hosts</c>, <c>on_unreachable</c>).</summary>
public sealed class RouteTests
{
    private static readonly (string, Value) Grown = ("vcpus", Value.Of(4));

    private static MapValue New { get; } = PeerHosts.Config(("definition", Value.Of("<domain type='test'><os><type>hvm</type></os></domain>")));

    [Fact]
    public void A_machine_that_moved_is_found_at_another_known_host_and_changed_there()
    {
        var hosts = new PeerHosts();
        var resource = hosts.WithHosts();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts.Migrate();

        resource.ShouldBeSettled(adopted, PeerHosts.Config());
        var (plan, apply) = resource.Change(adopted, PeerHosts.Config(Grown));

        plan.Replaces.ShouldBeEmpty();
        apply.Problems.ShouldBeEmpty();
        hosts[PeerHosts.Away].Calls.ShouldContain("live: hot-add vCPUs 2 → 4");
        hosts[PeerHosts.Home].Calls.ShouldBeEmpty();
        apply.State!["uri"].ShouldBe(Value.Null, "the state keeps what the user wrote");
        resource.ShouldBeSettled(apply, PeerHosts.Config(Grown));
    }

    [Fact]
    public void A_changed_uri_is_a_route_and_the_id_is_looked_up_there()
    {
        var hosts = new PeerHosts();
        var adopted = hosts.Provider().Adopt(PeerHosts.Config());
        hosts[PeerHosts.Away].GoneAtRead = int.MaxValue;
        var resource = hosts.Provider();
        var config = PeerHosts.Config(("uri", Value.Of(PeerHosts.Away)), Grown);

        var (plan, apply) = resource.Change(adopted, config);

        plan.Replaces.ShouldBeEmpty();
        hosts[PeerHosts.Away].Calls.ShouldContain("live: hot-add vCPUs 2 → 4");
        apply.State!["uri"].Text().ShouldBe(PeerHosts.Away);
        resource.ShouldBeSettled(apply, config);
    }

    [Fact]
    public void A_changed_uri_at_which_the_machine_is_not_is_an_error_unless_it_is_at_another_known_host()
    {
        var hosts = new PeerHosts();
        var adopted = hosts.Provider().Adopt(PeerHosts.Config());
        var elsewhere = PeerHosts.Config(("uri", Value.Of(PeerHosts.Away)));

        var lost = hosts.Provider(new ProviderSettings(null)).Plan(adopted.State, elsewhere, adopted.Private);
        var unknown = hosts.Provider().Plan(adopted.State, PeerHosts.Config(("uri", Value.Of("nobody://x"))), adopted.Private);
        var found = hosts.Provider().Plan(adopted.State, elsewhere, adopted.Private);

        lost.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4008");
        unknown.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP9010");
        found.Problems.ShouldBeEmpty();
        found.Planned.At("impact", "verdict").Text().ShouldBe("none");
    }

    [Fact]
    public void A_machine_that_is_at_no_known_host_is_gone()
    {
        var hosts = new PeerHosts();
        var resource = hosts.WithHosts();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts[PeerHosts.Home].GoneAtRead = 1;

        resource.Read(adopted.State!, adopted.Private).State.ShouldBeNull();
        var plan = resource.Plan(null, PeerHosts.Config(), []);

        var problem = plan.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4008");
        problem.Detail.ShouldContain("was there and is gone");
        problem.Detail.ShouldContain("terraform destroy -refresh=false");
        problem.Detail.ShouldContain(PeerHosts.Away);
    }

    [Fact]
    public void A_machine_that_may_be_at_a_host_that_does_not_answer_is_not_gone()
    {
        var hosts = new PeerHosts();
        var resource = hosts.WithHosts();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts[PeerHosts.Home].GoneAtRead = 1;
        hosts[PeerHosts.Away].BreaksAtRead = 1;

        var read = resource.Read(adopted.State!, adopted.Private);

        read.State.ShouldNotBeNull();
        var problem = read.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe(("HP4010", Severity.Error));
        problem.Detail.ShouldContain("\"web\" at peer://away");
    }

    [Fact]
    public void A_machine_whose_host_died_is_found_where_it_was_moved()
    {
        var hosts = new PeerHosts();
        var resource = hosts.WithHosts();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts.Migrate();
        hosts[PeerHosts.Home].BreaksAtRead = 1;

        resource.ShouldBeSettled(adopted, PeerHosts.Config());
    }

    [Fact]
    public void Hosts_that_are_not_known_yet_make_nobody_gone()
    {
        var hosts = new PeerHosts();
        var adopted = hosts.Provider().Adopt(PeerHosts.Config());
        hosts[PeerHosts.Home].GoneAtRead = 1;

        var read = hosts.Provider(new ProviderSettings(PeerHosts.Home) { HostsAreUnknown = true }).Read(adopted.State!, adopted.Private);

        read.State.ShouldNotBeNull();
    }

    [Fact]
    public void An_unreachable_host_is_an_error_that_names_host_and_machine()
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts[PeerHosts.Home].BreaksAtRead = 1;

        var problem = resource.Read(adopted.State!, adopted.Private).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Severity).ShouldBe(("HP4010", Severity.Error));
        problem.Detail.ShouldContain("\"web\" at peer://home");
    }

    [Fact]
    public void On_unreachable_keep_keeps_the_last_state_and_refuses_changes_until_the_host_answers()
    {
        var hosts = new PeerHosts();
        var resource = hosts.WithHosts(UnreachablePolicy.Keep);
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts[PeerHosts.Home].BreaksAtRead = 1;

        var read = resource.Read(adopted.State!, adopted.Private);
        var same = resource.Plan(read.State, PeerHosts.Config(), read.Private);
        var other = resource.Plan(read.State, PeerHosts.Config(Grown), read.Private);

        read.State.ShouldBe(adopted.State);
        var warning = read.Problems.ShouldHaveSingleItem();
        (warning.Code, warning.Severity).ShouldBe(("HP4024", Severity.Warning));
        warning.Detail.ShouldContain("\"web\" at peer://home");
        same.Problems.ShouldBeEmpty();
        same.Planned.ShouldBe(read.State);
        var problem = other.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe(("HP4010", Severity.Error));

        hosts[PeerHosts.Home].BreaksAtRead = int.MaxValue;
        resource.Plan(read.State, PeerHosts.Config(Grown), read.Private).Planned.At("impact", "live", "vcpus").Text().ShouldContain("2 → 4");
    }

    [Theory]
    [InlineData(UnreachablePolicy.Error, false, "HP4023", Severity.Error)]
    [InlineData(UnreachablePolicy.Error, true, "HP4010", Severity.Error)]
    [InlineData(UnreachablePolicy.Keep, true, "HP4010", Severity.Warning)]
    public async Task A_second_copy_of_a_machine_at_another_known_host_is_refused(UnreachablePolicy policy, bool isUnreachable, string code, Severity severity)
    {
        await using var hosts = new PeerHosts();
        hosts[PeerHosts.Home].BreaksAtRead = isUnreachable ? 1 : int.MaxValue;

        var plan = await hosts.PlanRealAsync(new ProviderSettings("test:///default") { Hosts = [PeerHosts.Home], OnUnreachable = policy }, null, New, []);

        var problem = plan.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe((code, severity));
        problem.Detail.ShouldContain(PeerHosts.Home);
        if (severity == Severity.Warning)
        {
            plan.Planned["power_state"].Text().ShouldBe("running");
        }
    }

    [Theory]
    [InlineData(3, 6)]
    [InlineData(1, 2)]
    public async Task Headroom_of_the_provider_sizes_a_machine_that_names_no_maximum(int multiple, int maxVcpus)
    {
        await using var hosts = new PeerHosts();

        var plan = await hosts.PlanRealAsync(new ProviderSettings("test:///default") { Headroom = new Headroom(multiple, 4) }, null, New, []);

        plan.Planned["max_vcpus"].Number().ShouldBe(maxVcpus);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("peer://home#")]
    public void An_import_id_that_names_no_machine_is_refused(string id)
    {
        var import = new PeerHosts().Provider().Import(id);

        var problem = import.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP9030");
        problem.Detail.ShouldContain("URI#NAME");
    }
}
