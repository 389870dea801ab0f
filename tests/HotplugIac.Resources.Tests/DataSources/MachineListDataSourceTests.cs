using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Values;
using static HotplugIac.Resources.Tests.DataSources.DataSourceLab;

namespace HotplugIac.Resources.Tests.DataSources;

/// <summary><c>virtual_machines</c>: what is there.</summary>
public sealed class MachineListDataSourceTests : IAsyncDisposable
{
    private readonly PeerHosts _hosts = new();

    public MachineListDataSourceTests() => _hosts[PeerHosts.Home].Others.AddRange(
    [
        Other("web-2", PowerState.Paused), Other("Zeta", PowerState.Off), Other("db", PowerState.Off, PeerHosts.Small with { Vcpus = 4, MaxMemory = ByteSize.Zero }),
    ]);

    public ValueTask DisposeAsync() => _hosts.DisposeAsync();

    [Fact]
    public void All_machines_are_listed_by_name_in_one_reading()
    {
        _hosts.Machine.Configured = _hosts.Machine.Configured with { Vcpus = 3 };

        var state = _hosts.Read("virtual_machines", MapValue.Empty).Answer();

        ((ListValue)state["names"]).Items.Select(n => n.Text()).ShouldBe(["Zeta", "db", "web", "web-2"]);
        state.Items("machines").Select(Line).ShouldBe(
        [
            "id-Zeta Zeta shut off 2/4 2GiB/8GiB False", "id-db db shut off 4/4 2GiB/2GiB False",
            "3f0c web running 2/4 2GiB/8GiB True", "id-web-2 web-2 paused 2/4 2GiB/8GiB False",
        ]);
        _hosts[PeerHosts.Home].Reads.ShouldBe(1);
    }

    [Theory]
    [InlineData("^web", "web,web-2")]
    [InlineData("^web$", "web")]
    [InlineData("b", "db,web,web-2")]
    [InlineData("(?i)ZETA|^d.$", "Zeta,db")]
    [InlineData("nobody", "")]
    public void Names_are_matched_anywhere_unless_the_pattern_ties_them(string pattern, string names) =>
        Names(("name_regex", Value.Of(pattern))).ShouldBe(names);

    [Theory]
    [InlineData("running", "web", true)]
    [InlineData("paused", "web-2", true)]
    [InlineData("shut off", "Zeta,db", false)]
    public void A_power_state_filters_and_machines_that_are_off_are_not_even_read_for_a_live_one(string state, string names, bool onlyActive)
    {
        Names(("power_state", Value.Of(state))).ShouldBe(names);

        _hosts[PeerHosts.Home].Filters.ShouldHaveSingleItem().OnlyActive.ShouldBe(onlyActive);
    }

    [Fact]
    public void Filters_are_combined() => Names(("power_state", Value.Of("shut off")), ("name_regex", Value.Of("e"))).ShouldBe("Zeta");

    [Fact]
    public void A_machine_that_cannot_be_read_hides_no_other_and_is_not_left_out()
    {
        var failure = new HypervisorException(LifecycleRules.StepFailed, "reading x: internal error: no");
        _hosts[PeerHosts.Home].Others.Add(new ListedMachine("id-x", "x", PowerState.Running, null, failure));
        _hosts[PeerHosts.Home].Others.Add(new ListedMachine("id-y", "y", null, null, failure));

        var reply = _hosts.Read("virtual_machines", MapValue.Empty);
        var running = _hosts.Read("virtual_machines", Machines.Map(("power_state", Value.Of("running"))));

        reply.State!.Items("machines").Count.ShouldBe(6);
        var unread = reply.State!.Items("machines").Single(m => m["name"].Text() == "x");
        (unread["id"].Text(), unread["power_state"].Text(), unread["error"].Text()).ShouldBe(("id-x", "running", "reading x: internal error: no."));
        new[] { "vcpus", "max_vcpus", "memory", "max_memory", "pending_reboot" }.ShouldAllBe(name => unread[name].IsNull);
        reply.Problems.Select(p => (p.Severity, p.Code)).ShouldBe([(Severity.Warning, "HP4006"), (Severity.Warning, "HP4006")]);
        reply.Problems[0].Detail.ShouldStartWith("The machine \"x\" could not be read, its sizes are missing: reading x: internal error: no.");
        ((ListValue)running.State!["names"]).Items.Select(n => n.Text()).ShouldBe(["web", "x"], "of y not even the state is known");
    }

    [Theory]
    [InlineData("web-(", "cannot be read at character 5: insufficient closing parentheses.")]
    [InlineData("[b-a]", "cannot be read at character 4: reversed character range.")]
    [InlineData("(?=a)", "has something that cannot be matched without backtracking, or is too large.")]
    [InlineData(@"(a)\1", "has something that cannot be matched without backtracking, or is too large.")]
    public void What_is_no_pattern_or_one_that_could_take_for_ever_is_refused_without_a_hypervisor(string pattern, string text)
    {
        var problem = DataSourceReader.Validate("virtual_machines", Machines.Map(("name_regex", Value.Of(pattern)))).ShouldHaveSingleItem();

        (problem.Code, problem.Attribute).ShouldBe(("HP9042", "name_regex"));
        problem.Detail.ShouldStartWith($"name_regex = \"{pattern}\" {text}");
    }

    [Fact]
    public void A_pattern_on_which_others_choke_takes_no_time()
    {
        _hosts[PeerHosts.Home].Others.Add(Other(new string('a', 5000), PowerState.Off));

        Names(("name_regex", Value.Of("^(a+)+b$"))).ShouldBe(string.Empty);
    }

    [Fact]
    public void A_power_state_that_is_none_is_refused() =>
        _hosts.Read("virtual_machines", Machines.Map(("power_state", Value.Of("off")))).Refusal().Detail.ShouldContain("use \"running\", \"paused\" or \"shut off\"");

    [Fact]
    public void A_host_that_does_not_answer_is_an_error()
    {
        _hosts[PeerHosts.Home].BreaksAtRead = 1;

        var problem = _hosts.Read("virtual_machines", MapValue.Empty).Refusal();

        (problem.Code, problem.Attribute).ShouldBe(("HP4010", "uri"));
        problem.Detail.ShouldStartWith("The machines at peer://home could not be listed: ");
    }

    private string Names(params (string Name, Value Value)[] filters) =>
        string.Join(',', ((ListValue)_hosts.Read("virtual_machines", Machines.Map(filters)).Answer()["names"]).Items.Select(n => n.Text()));

    private static string Line(MapValue machine) =>
        $"{machine["id"].Text()} {machine["name"].Text()} {machine["power_state"].Text()} {machine["vcpus"].Number()}/{machine["max_vcpus"].Number()} "
        + $"{machine["memory"].Text()}/{machine["max_memory"].Text()} {machine["pending_reboot"].Flag()}";
}
