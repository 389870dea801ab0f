using HotplugIac.Soak.Leaks;
using HotplugIac.Soak.Oracles;
using HotplugIac.Soak.Terraform;
using HotplugIac.Soak.Worlds;
using TerraformPlugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Tests;

/// <summary>A soak is worth what its oracles see: each is shown a broken promise.</summary>
public sealed class OracleTests
{
    private static readonly Sizes Small = new(2, 4, 1L << 30, 1L << 30, 4L << 30, 8);
    private static readonly Observed Machine = new("running", 7, Small, Small, "as it is");
    private readonly MessageOracle _messages = new(["walnut"]);

    [Theory]
    [InlineData("The number of vCPUs is out of range", "vcpus = 9 is above max_vcpus of the machine, which is 8: choose 1 to 8. (HP9001)", "")]
    [InlineData("The number of vCPUs is out of range", "vcpus = 9 is above max_vcpus of the machine, which is 8: choose 1 to 8.", "no rule code")]
    [InlineData("Something", "vcpus = 9 is above max_vcpus of the machine, which is 8: choose 1 to 8. (HP9001)", "title")]
    [InlineData("The number of vCPUs is out of range", "vcpus = 9. (HP9001)", "too little")]
    [InlineData("The hypervisor refused a step", "There are more of them than there can be: choose fewer. (HP4006)", "neither")]
    [InlineData("The definition cannot be read", "Line 1, column 2: This is no JSON: the object is open. (HP9009)", "")]
    [InlineData("The number of vCPUs is out of range", "vcpus = 9 is above max_vcpus, for walnut; choose 1 to 8. (HP9001)", "secret")]
    [InlineData("The number of vCPUs is out of range", "vcpus: System.InvalidOperationException: no; choose 1 to 8. (HP9001)", "inside of the program")]
    public void An_error_that_explains_nothing_or_too_much_is_seen(string summary, string detail, string fault)
    {
        var faults = _messages.Faults(new Diagnostic { Severity = Severity.Error, Summary = summary, Detail = detail }, "web");

        string.Join('\n', faults).ShouldContain(fault);
        faults.Any().ShouldBe(fault.Length > 0);
    }

    [Fact]
    public void A_true_state_is_no_lie_and_each_wrong_value_is_one()
    {
        StateOracle.Lies(State(2, "1GiB", "running", isPending: false), Machine).ShouldBeEmpty();
        StateOracle.Lies(State(3, "1GiB", "running", isPending: false), Machine).ShouldHaveSingleItem().ShouldContain("vcpus");
        StateOracle.Lies(State(2, "2GiB", "running", isPending: false), Machine).ShouldHaveSingleItem().ShouldContain("memory");
        StateOracle.Lies(State(2, "1GiB", "paused", isPending: false), Machine).ShouldHaveSingleItem().ShouldContain("power_state");
        StateOracle.Lies(State(2, "1GiB", "running", isPending: false), Machine with { Configured = Small with { Vcpus = 4 } }).ShouldHaveSingleItem().ShouldContain("pending_reboot");
    }

    [Fact]
    public void A_boot_that_no_plan_announced_is_seen_and_so_is_one_that_did_not_come()
    {
        var after = Machine with { Boot = 8 };

        PowerOracle.Faults(Machine, after, Applied(stops: true), isDelete: false).ShouldBeEmpty();
        PowerOracle.Faults(Machine, after, Applied(stops: false), isDelete: false).ShouldHaveSingleItem();
        PowerOracle.Faults(Machine, Machine, Applied(stops: true), isDelete: false).ShouldHaveSingleItem();
        PowerOracle.Faults(Machine, null, Applied(stops: false), isDelete: false).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_delete_that_was_cut_off_may_have_stopped_the_machine_and_one_that_says_it_is_done_may_not()
    {
        var off = Machine with { Power = "shut off", Boot = 0, Running = null };
        var cut = Applied(stops: false);
        cut.Silence = "no answer";

        PowerOracle.Faults(Machine, off, cut, isDelete: true).ShouldBeEmpty();
        PowerOracle.Faults(Machine, off, cut, isDelete: false).ShouldHaveSingleItem();
        PowerOracle.Faults(Machine, off, Applied(stops: false), isDelete: true).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_plan_that_was_refused_must_not_have_touched_the_definition()
    {
        var refused = new Outcome { Phase = Phase.Planned };

        PowerOracle.Faults(Machine, Machine, refused, isDelete: false).ShouldBeEmpty();
        PowerOracle.Faults(Machine, Machine with { Definition = "another" }, refused, isDelete: false).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("The machine \"web\" at x could not be read: no. It is the same for all 2 machines there: db, web. (HP4010)", true)]
    [InlineData("The machine \"db\" at x could not be read: no. (HP4010)", false)]
    [InlineData("web has too many vCPUs. (HP9001)", false)]
    public void A_machine_counts_as_unread_only_if_somebody_was_told(string detail, bool expected) =>
        UnreadOracle.IsUnread("web", [new Diagnostic { Severity = Severity.Error, Detail = detail }]).ShouldBe(expected);

    [Fact]
    public void A_secret_beside_the_definition_and_one_in_private_data_are_seen()
    {
        var resource = new Resource();
        resource.Keep(Object(("name", "web"), ("definition", "passwd='walnut'")), "{}"u8.ToArray());
        SecretOracle.Faults(resource, ["walnut"]).ShouldBeEmpty();

        resource.Keep(Object(("name", "walnut"), ("definition", "")), "{\"x\":\"walnut\"}"u8.ToArray());
        SecretOracle.Faults(resource, ["walnut"]).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Files_that_grow_from_round_to_round_are_a_leak(int perRound, bool leaks)
    {
        var watch = new LeakWatch("it");
        for (var round = 0; round < 40; round++)
        {
            watch.Add(new Sample(round, round, 40_000, 12 + (round * perRound), 2, 0, 20, null, null));
        }

        watch.Faults().Any().ShouldBe(leaks);
    }

    private static Outcome Applied(bool stops) => new()
    {
        Phase = Phase.Applied,
        Planned = Object(("impact", Object(("stops_machine", stops)))),
    };

    private static TfObject State(int vcpus, string memory, string power, bool isPending)
    {
        (string, TfValue)[] sizes = [("vcpus", vcpus), ("max_vcpus", 4), ("memory", memory), ("base_memory", "1GiB"), ("max_memory", "4GiB"), ("memory_slots", 8)];
        return Object([.. sizes, ("power_state", power), ("pending_reboot", isPending),
            ("live_values", Object(("vcpus", 2), ("max_vcpus", 4), ("memory", "1GiB"), ("base_memory", "1GiB"), ("max_memory", "4GiB"), ("memory_slots", 8)))]);
    }

    private static TfObject Object(params (string Name, TfValue Value)[] attributes) => new(attributes.ToDictionary(a => a.Name, a => a.Value));
}
