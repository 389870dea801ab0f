using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Input;

public sealed class ProviderConfigReaderTests
{
    [Fact]
    public void What_is_not_set_has_its_default()
    {
        var (settings, problems) = Read(Machines.Map());

        problems.ShouldBeEmpty();
        settings.ShouldBe(new ProviderSettings(null) { Headroom = new Headroom(4, 4), MaxParallelPowerCycles = 1, OnUnreachable = UnreachablePolicy.Error });
    }

    [Fact]
    public void A_full_configuration_is_read()
    {
        var (settings, problems) = Read(Machines.Map(
            ("uri", Value.Of("qemu:///system")),
            ("hosts", Value.Of([Value.Of("qemu+ssh://a/system"), Value.Of("qemu+ssh://b/system"), Value.Of("qemu+ssh://a/system")])),
            ("headroom", Machines.Map(("vcpus", Value.Of(2)), ("memory", Value.Of(8)))),
            ("max_parallel_power_cycles", Value.Of(3)),
            ("on_unreachable", Value.Of("keep"))));

        problems.ShouldBeEmpty();
        settings.ShouldBe(new ProviderSettings("qemu:///system")
        {
            Hosts = ["qemu+ssh://a/system", "qemu+ssh://b/system"],
            Headroom = new Headroom(2, 8),
            MaxParallelPowerCycles = 3,
            OnUnreachable = UnreachablePolicy.Keep,
        });
    }

    [Fact]
    public void The_environment_stands_in_for_the_uri_and_only_where_it_is_not_set()
    {
        Read(Machines.Map(), "test:///default").Settings.Uri.ShouldBe("test:///default");
        Read(Machines.Map(("uri", Value.Of("qemu:///system"))), "test:///default").Settings.Uri.ShouldBe("qemu:///system");
        Read(Machines.Map(("uri", Value.Unknown)), "test:///default").Settings.ShouldBe(new ProviderSettings(null) { UriIsUnknown = true });
    }

    [Fact]
    public void Simulate_is_a_file_relative_to_the_working_directory_and_the_environment_stands_in_for_it()
    {
        Read(Machines.Map(("simulate", Value.Of("a b/state.json")))).Settings.Simulator.ShouldBe($"sim://{Environment.CurrentDirectory}/a%20b/state.json");
        Read(Machines.Map(), simulate: "/tmp/x.json").Settings.Simulator.ShouldBe("sim:///tmp/x.json");
        Read(Machines.Map(("simulate", Value.Of("/tmp/y.json"))), simulate: "/tmp/x.json").Settings.Simulator.ShouldBe("sim:///tmp/y.json");
        Read(Machines.Map(("simulate", Value.Of(string.Empty))), simulate: "/tmp/x.json").Settings.Simulator.ShouldBeNull();
        Read(Machines.Map(("simulate", Value.Unknown)), simulate: "/tmp/x.json").Settings.ShouldBe(new ProviderSettings(null) { SimulatorIsUnknown = true });
    }

    [Fact]
    public void What_is_not_known_yet_is_told()
    {
        var (settings, problems) = Read(Machines.Map(("hosts", Value.Of([Value.Unknown])), ("headroom", Machines.Map(("vcpus", Value.Unknown)))));

        problems.ShouldBeEmpty();
        (settings.HostsAreUnknown, settings.HeadroomIsUnknown).ShouldBe((true, true));
    }

    public static TheoryData<string, Value, string, string> Bad => new()
    {
        { "hosts", Value.Of([Value.Of("qemu:///system"), Value.Of(string.Empty)]), "HP9011", "hosts[1] is empty" },
        { "uri", Value.Of("vbox:///session"), "HP9010", "uri = \"vbox:///session\" has no scheme" },
        { "hosts", Value.Of([Value.Of("vbox:///session")]), "HP9010", "hosts[0] = \"vbox:///session\" has no scheme" },
        { "headroom", Machines.Map(("vcpus", Value.Of(0))), "HP9027", "headroom.vcpus = 0 is not possible: choose a whole number, 1 or more" },
        { "headroom", Machines.Map(("memory", new NumberValue(1.5m))), "HP9027", "headroom.memory = 1.5 is not possible" },
        { "max_parallel_power_cycles", Value.Of(0), "HP9027", "max_parallel_power_cycles = 0 is not possible" },
        { "on_unreachable", Value.Of("ignore"), "HP9026", "on_unreachable = \"ignore\" is not known: use \"error\" or \"keep\"" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_values_name_attribute_value_and_what_is_allowed(string attribute, Value value, string code, string text)
    {
        var problem = Read(Machines.Map((attribute, value))).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(text);
    }

    [Fact]
    public void The_environment_stands_in_for_what_is_not_set()
    {
        var (settings, problems) = ReadWith(Machines.Map(), ("HOTPLUG_HOSTS", "qemu+ssh://a/system, qemu+ssh://b/system"), ("HOTPLUG_ON_UNREACHABLE", "keep"), ("HOTPLUG_MAX_PARALLEL_POWER_CYCLES", "3"));

        problems.ShouldBeEmpty();
        settings.ShouldBe(new ProviderSettings(null) { Hosts = ["qemu+ssh://a/system", "qemu+ssh://b/system"], OnUnreachable = UnreachablePolicy.Keep, MaxParallelPowerCycles = 3 });
    }

    [Fact]
    public void What_is_set_comes_before_the_environment_and_an_empty_variable_is_none()
    {
        var set = Machines.Map(("hosts", Value.Of([Value.Of("qemu:///system")])), ("on_unreachable", Value.Of("error")), ("max_parallel_power_cycles", Value.Of(2)));

        var (settings, _) = ReadWith(set, ("HOTPLUG_HOSTS", "qemu+ssh://a/system"), ("HOTPLUG_ON_UNREACHABLE", "keep"), ("HOTPLUG_MAX_PARALLEL_POWER_CYCLES", "3"));
        var (empty, problems) = ReadWith(Machines.Map(), ("HOTPLUG_HOSTS", ""), ("HOTPLUG_ON_UNREACHABLE", ""), ("HOTPLUG_MAX_PARALLEL_POWER_CYCLES", ""), ("HOTPLUG_USERNAME", ""), ("HOTPLUG_PASSWORD", ""));

        settings.ShouldBe(new ProviderSettings(null) { Hosts = ["qemu:///system"], MaxParallelPowerCycles = 2 });
        problems.ShouldBeEmpty();
        empty.ShouldBe(new ProviderSettings(null));
    }

    [Theory]
    [InlineData("HOTPLUG_URI", "vbox:///session", "uri", "HP9010", "HOTPLUG_URI = \"vbox:///session\" has no scheme")]
    [InlineData("HOTPLUG_HOSTS", "qemu:///system,,", "hosts", "HP9011", "HOTPLUG_HOSTS[1] is empty")]
    [InlineData("HOTPLUG_HOSTS", "vbox:///session", "hosts", "HP9010", "HOTPLUG_HOSTS[0] = \"vbox:///session\" has no scheme")]
    [InlineData("HOTPLUG_ON_UNREACHABLE", "ignore", "on_unreachable", "HP9026", "HOTPLUG_ON_UNREACHABLE = \"ignore\" is not known: use \"error\" or \"keep\"")]
    [InlineData("HOTPLUG_MAX_PARALLEL_POWER_CYCLES", "many", "max_parallel_power_cycles", "HP9027", "HOTPLUG_MAX_PARALLEL_POWER_CYCLES = \"many\" is not possible: choose a whole number, 1 or more")]
    [InlineData("HOTPLUG_MAX_PARALLEL_POWER_CYCLES", "0", "max_parallel_power_cycles", "HP9027", "HOTPLUG_MAX_PARALLEL_POWER_CYCLES = 0 is not possible")]
    public void A_bad_value_in_the_environment_is_an_error_that_names_the_variable(string variable, string value, string attribute, string code, string text)
    {
        var problem = ReadWith(Machines.Map(), (variable, value)).Problems[0];

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(text);
    }

    [Fact]
    public void Each_half_of_the_credentials_comes_from_the_configuration_or_else_from_the_environment()
    {
        (string, string)[] environment = [("HOTPLUG_USERNAME", "eve"), ("HOTPLUG_PASSWORD", "open")];

        ReadWith(Machines.Map()).Settings.Auth.ShouldBeNull();
        ReadWith(Machines.Map(), environment).Settings.Auth.ShouldBe(new HypervisorCredentials("eve", "open"));
        ReadWith(Auth("alice", null), environment).Settings.Auth.ShouldBe(new HypervisorCredentials("alice", "open"));
        ReadWith(Auth("alice", "sesame"), environment).Settings.Auth.ShouldBe(new HypervisorCredentials("alice", "sesame"));
        ReadWith(Auth("alice", null)).Settings.Auth.ShouldBe(new HypervisorCredentials("alice", null));
    }

    [Fact]
    public void Credentials_show_in_no_text()
    {
        var (settings, _) = Read(Auth("alice-3f0c", "open-sesame"));

        $"{settings}".ShouldNotContain("alice-3f0c");
        $"{settings}".ShouldNotContain("open-sesame");
    }

    [Fact]
    public void Credentials_of_which_a_part_is_not_known_yet_are_not_known()
    {
        Read(Machines.Map(("auth", Value.Unknown))).Settings.AuthIsUnknown.ShouldBeTrue();
        Read(Machines.Map(("auth", Machines.Map(("username", Value.Of("alice")), ("password", Value.Unknown))))).Settings.AuthIsUnknown.ShouldBeTrue();
        Read(Auth("alice", "sesame")).Settings.AuthIsUnknown.ShouldBeFalse();
    }

    private static MapValue Auth(string? user, string? password) => Machines.Map(("auth", Machines.Map(("username", Value.Of(user)), ("password", Value.Of(password)))));

    private static (ProviderSettings Settings, Core.Model.EquatableList<Core.Model.Problem> Problems) Read(MapValue config, string? environment = null, string? simulate = null) =>
        ProviderConfigReader.Read(config, name => name switch { "HOTPLUG_URI" => environment, "HOTPLUG_SIMULATE" => simulate, _ => null }, HypervisorTable.Knows);

    private static (ProviderSettings Settings, Core.Model.EquatableList<Core.Model.Problem> Problems) ReadWith(MapValue config, params (string Name, string Value)[] environment) =>
        ProviderConfigReader.Read(config, name => Array.Find(environment, e => e.Name == name).Value, HypervisorTable.Knows);
}
