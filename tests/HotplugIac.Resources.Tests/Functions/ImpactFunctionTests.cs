using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;
using static HotplugIac.Resources.Tests.Functions.Calls;

namespace HotplugIac.Resources.Tests.Functions;

public sealed class ImpactFunctionTests
{
    private static readonly MachineSnapshot Web = new("3f0c", "web", "libvirt", PowerState.Running,
        new Sizing(2, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(8), 16), new Sizing(2, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(8), 16), new MachineFacts());

    private static readonly MapValue Shown = StateOf(Web);

    [Fact]
    public void Nothing_asked_for_is_no_change() => Impact(Shown, Map()).ShouldBe(ImpactValues.None);

    [Fact]
    public void A_growth_within_the_maximum_is_live_as_the_plan_says_it() =>
        Impact(Shown, Map(("vcpus", Number(4)))).ShouldBe(Answer("live", false, live: ("vcpus", "2 → 4, hot-added (HP1001)")));

    [Fact]
    public void Another_maximum_waits_for_a_boot_and_stops_the_machine_only_by_policy()
    {
        var deferred = Impact(Shown, Map(("max_vcpus", Number(16))));
        var stopped = Impact(Shown, Map(("max_vcpus", Number(16)), ("on_reboot_required", Text("reboot"))));

        (deferred["verdict"], deferred["stops_machine"]).ShouldBe((Text("reboot"), Value.Of(false)));
        ((MapValue)deferred["reboot"]).Fields.Keys.ShouldBe(["max_vcpus"]);
        (stopped["verdict"], stopped["stops_machine"]).ShouldBe((Text("reboot"), Value.Of(true)));
    }

    [Fact]
    public void A_policy_that_is_not_named_stays_as_it_is() =>
        Impact(Shown.With("on_reboot_required", Text("reboot")), Map(("max_vcpus", Number(16))))["stops_machine"].ShouldBe(Value.Of(true));

    [Fact]
    public void What_fail_would_refuse_is_answered() =>
        Impact(Shown, Map(("max_vcpus", Number(16)), ("on_reboot_required", Text("fail"))))["verdict"].ShouldBe(Text("reboot"));

    [Fact]
    public void Memory_that_grows_in_every_world_is_live_and_how_is_left_open()
    {
        var impact = Impact(Shown, Map(("memory", Text("3GiB"))));

        impact["verdict"].ShouldBe(Text("live"));
        ((TextValue)((MapValue)impact["live"])["memory"]).Text.ShouldStartWith("1GiB → 3GiB, how depends on ");
    }

    [Fact]
    public void Memory_that_needs_what_is_not_shown_is_unknown_and_says_what()
    {
        var snapshot = With(s => s with { MemorySlots = 0 });

        var impact = Impact(StateOf(snapshot), Map(("memory", Text("3GiB"))));

        (impact["verdict"], impact["stops_machine"], impact["live"]).ShouldBe((Text("unknown"), Value.Of(false), MapValue.Empty));
        ((TextValue)((MapValue)impact["reboot"])["memory"]).Text.ShouldStartWith("1GiB → 3GiB, not known: depends on ");
    }

    [Fact]
    public void Memory_of_devices_that_no_attribute_shows_is_unknown()
    {
        var snapshot = With(s => s with { Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-hotplug-dimm0", ByteSize.FromGiB(1), null)] });

        Impact(StateOf(snapshot), Map(("memory", Text("1GiB")), ("on_reboot_required", Text("reboot"))))
            .ShouldBe(Answer("unknown", true, reboot: ("memory", "not known: before does not show which memory devices it has")));
        Impact(StateOf(snapshot), Map(("memory", Text("2GiB")))).ShouldBe(ImpactValues.None);
    }

    [Fact]
    public void A_machine_that_is_off_takes_everything_at_its_next_start()
    {
        var off = StateOf(Web with { Power = PowerState.Off, Running = null });

        Impact(off, Map(("max_vcpus", Number(16)), ("memory", Text("16GiB")), ("max_memory", Text("32GiB"))))["verdict"].ShouldBe(Text("live"));
    }

    [Fact]
    public void A_literal_without_the_power_state_is_unknown_where_that_matters()
    {
        var literal = Map(("vcpus", Number(2)), ("max_vcpus", Number(4)));

        Impact(literal, Map(("vcpus", Number(4))))["verdict"].ShouldBe(Text("live"));
        var impact = Impact(literal, Map(("max_vcpus", Number(8))));
        impact["verdict"].ShouldBe(Text("unknown"));
        ((MapValue)impact["reboot"])["max_vcpus"].ShouldBe(Text("4 → 8, not known: depends on whether the machine runs"));
    }

    [Fact]
    public void What_a_literal_does_not_show_is_named() =>
        Impact(Map(("vcpus", Number(2)), ("power_state", Text("running"))), Map(("vcpus", Number(4))))
            .ShouldBe(Answer("unknown", false, reboot: ("vcpus", "not known: before does not show max_vcpus")));

    [Fact]
    public void A_pending_change_that_an_apply_put_off_is_neither_forgotten_nor_told_again()
    {
        var pending = StateOf(Web with { Configured = Web.Configured with { MaxVcpus = 16 } });

        Impact(pending, Map(("vcpus", Number(4)))).ShouldBe(Answer("live", false, live: ("vcpus", "2 → 4, hot-added (HP1001)")));
        Impact(pending, Map(("vcpus", Number(12))))["verdict"].ShouldBe(Text("reboot"));
        Impact(pending, Map(("vcpus", Number(4)), ("on_reboot_required", Text("reboot"))))["stops_machine"].ShouldBe(Value.Of(true));
    }

    [Fact]
    public void Another_name_is_another_machine()
    {
        Impact(Shown, Map(("name", Text("db"))))["verdict"].ShouldBe(Text("replace"));
        Impact(Shown, Map(("name", Text("db"))))["stops_machine"].ShouldBe(Value.Of(false), "an adopted machine is released");
        Impact(Shown.With("definition", Text("<domain/>")), Map(("name", Text("db"))))["stops_machine"].ShouldBe(Value.Of(true));
    }

    [Fact]
    public void Another_route_is_unknown() =>
        Impact(Shown, Map(("uri", Text("qemu+ssh://b/system"))))["verdict"].ShouldBe(Text("unknown"));

    [Fact]
    public void A_machine_to_be_created_has_no_impact_and_one_to_be_adopted_an_unknown_one()
    {
        Impact(Value.Null, Map(("vcpus", Number(4)), ("definition", Text("<domain/>")))).ShouldBe(ImpactValues.None);
        Impact(Value.Null, Map(("vcpus", Number(4))))["verdict"].ShouldBe(Text("unknown"));
    }

    [Fact]
    public void A_whole_resource_may_stand_on_both_sides() =>
        Impact(Shown, Shown.With("vcpus", Number(4)))["verdict"].ShouldBe(Text("live"));

    [Fact]
    public void Literals_are_converted_as_attributes_are() =>
        Impact(Shown, Map(("vcpus", Text("4")), ("force_stop", Text("true"))))["verdict"].ShouldBe(Text("live"));

    [Fact]
    public void What_is_not_known_yet_is_unknown()
    {
        Impact(Shown, Map(("vcpus", Value.Unknown)))["verdict"].ShouldBe(Text("unknown"));
        Impact(Shown.With("max_vcpus", Value.Unknown), Map(("vcpus", Number(4))))["verdict"].ShouldBe(Text("unknown"));
    }

    public static TheoryData<string, Value, string> Wrong => new()
    {
        { "vcpu", Number(4), "after has an attribute \"vcpu\", which is not known; did you mean \"vcpus\"? Allowed: name, uri, definition, vcpus," },
        { "on-reboot-required", Text("fail"), "after has an attribute \"on-reboot-required\", which is not known; did you mean \"on_reboot_required\"?" },
        { "colour", Text("red"), "after has an attribute \"colour\", which is not known. Allowed: " },
        { "vcpus", Value.Of([Number(4)]), "after.vcpus = [4] is not possible: it must be a whole number, such as 4." },
        { "cpu_topology", Map(("core", Number(4))), "after.cpu_topology has an attribute \"core\", which is not known; did you mean \"cores\"? Allowed: sockets, dies, cores, threads." },
        { "memory", Text("8GB"), "memory = \"8GB\" has the unit \"GB\"; did you mean \"8GiB\"?" },
        { "vcpus", Number(9), "vcpus = 9 is above max_vcpus of the machine, which is 8" },
        { "unplug", Text("never"), "unplug = \"never\" is not known: use \"live\"" },
        { "definition", Text("<domain><title/></domain>"), "after.definition is an edited one." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_wish_is_refused_with_its_key(string key, Value value, string message)
    {
        var (argument, text) = Refused("impact", Shown.With("definition", Text("<domain/>")), Map((key, value)));

        argument.ShouldBe(1);
        text.ShouldStartWith(message);
    }

    public static TheoryData<Value, string> WrongMachines => new()
    {
        { Text("web"), "before = \"web\" is no machine. Give an object" },
        { Map(("vcpuss", Number(2))), "before has an attribute \"vcpuss\", which is not known; did you mean \"vcpus\"?" },
        { Map(("vcpus", Number(9)), ("max_vcpus", Number(8))), "before.vcpus = 9 is above max_vcpus, which is 8" },
        { Map(("max_vcpus", Number(2_000_000_000))), "before.max_vcpus = 2000000000 is not possible" },
        { Map(("memory", Text("1PB"))), "before: memory = \"1PB\" has the unit" },
        { Map(("memory", Text("5PiB"))), "before.memory = \"5PiB\" is not possible" },
        { Map(("memory", Text("1GiB")), ("base_memory", Text("2GiB"))), "before.memory = \"1GiB\" is less than base_memory and memory_devices together" },
        { Map(("power_state", Text("on"))), "before.power_state = \"on\" is not known: use \"running\", \"paused\" or \"shut off\"." },
    };

    [Theory]
    [MemberData(nameof(WrongMachines))]
    public void A_machine_that_cannot_be_is_refused(Value before, string message)
    {
        var (argument, text) = Refused("impact", before, Map(("vcpus", Number(4))));

        argument.ShouldBe(0);
        text.ShouldStartWith(message);
    }

    private static MapValue StateOf(MachineSnapshot snapshot) => StateWriter.Write(snapshot, MapValue.Empty, PrivateState.Settled(snapshot, new Dictionary<string, string>()));

    private static MachineSnapshot With(Func<Sizing, Sizing> change) => Web with { Running = change(Web.Running!), Configured = change(Web.Configured) };

    private static MapValue Impact(Value before, Value after) => Result("impact", before, after).ShouldBeOfType<MapValue>();

    private static MapValue Answer(string verdict, bool stops, (string, string)? live = null, (string, string)? reboot = null)
    {
        MapValue Lines((string Name, string Text)? line) => line is { } l ? Map((l.Name, Text(l.Text))) : MapValue.Empty;
        return Map(("verdict", Text(verdict)), ("stops_machine", Value.Of(stops)), ("live", Lines(live)), ("reboot", Lines(reboot)));
    }
}
