using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

public sealed class ConfigReaderTests
{
    [Fact]
    public void A_full_configuration_is_read_without_problems()
    {
        var config = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(2)), ("max_vcpus", Value.Of(4)), ("min_vcpus", Value.Of(1)), ("memory", Value.Of("1.5GiB")),
            ("memory_slots", Value.Of(0)), ("memory_method", Value.Of("dimm")),
            ("cpu_topology", Machines.Map(("sockets", Value.Of(2)), ("dies", Value.Null), ("cores", Value.Of(2)), ("threads", Value.Null))),
            ("numa_cells", Value.Of([Machines.Map(("cpus", Value.Of("0-3")), ("memory", Value.Of("1536MiB")), ("distances", Value.Of([Value.Of(10)])))])),
            ("numa_tune", Machines.Map(("mode", Value.Of("interleave")), ("nodeset", Value.Of("0-1")),
                ("cells", Value.Of([Machines.Map(("cell", Value.Of(0)), ("mode", Value.Of("strict")), ("nodeset", Value.Of("1")))])))),
            ("memory_devices", Machines.Map(
                ("b", Machines.Map(("model", Value.Of("virtio-mem")), ("size", Value.Of("2GiB")), ("requested", Value.Of("1GiB")), ("block", Value.Of("4MiB")), ("node", Value.Of(0)))),
                ("a", Machines.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB"))))))));

        config.Problems.ShouldBeEmpty();
        config.HasUnknown.ShouldBeFalse();
        config.Spec.ShouldBe(new MachineSpec("vm")
        {
            Vcpus = 2,
            MaxVcpus = 4,
            MinVcpus = 1,
            Topology = new CpuTopology(2, 1, 2, 1),
            Memory = ByteSize.FromMiB(1536),
            MemorySlots = 0,
            MemoryMethod = MemoryModel.Dimm,
            MemoryDevices =
            [
                new MemoryDevice(MemoryModel.Dimm, "ua-a", ByteSize.FromGiB(1), null),
                new MemoryDevice(MemoryModel.VirtioMem, "ua-b", ByteSize.FromGiB(2), 0) { Requested = ByteSize.FromGiB(1), Block = ByteSize.FromMiB(4) },
            ],
            NumaCells = [new NumaCell(CpuSet.First(4), ByteSize.FromMiB(1536)) { Distances = [10] }],
            NumaTune = new NumaTune(NumaTuneMode.Interleave, CpuSet.First(2)) { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, CpuSet.Of([1]))] },
        });
    }

    [Fact]
    public void A_virtio_mem_device_that_requests_nothing_requests_all_of_it() =>
        ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), ("memory_devices", Machines.Map(("a", Machines.Map(("model", Value.Of("virtio-mem")), ("size", Value.Of("2GiB"))))))))
            .Spec.MemoryDevices.ShouldHaveSingleItem().Requested.ShouldBe(ByteSize.FromGiB(2));

    [Fact]
    public void Policies_that_are_not_set_have_their_defaults()
    {
        var policy = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)))).Spec.Policy;

        (policy.OnRebootRequired, policy.Unplug, policy.Guest, policy.ForceStop).ShouldBe((RebootPolicy.Defer, UnplugPolicy.Live, GuestPolicy.Auto, false));
        (policy.ShutdownTimeout, policy.UnplugTimeout).ShouldBe((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Policies_are_read()
    {
        var config = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), ("on_reboot_required", Value.Of("reboot")), ("unplug", Value.Of("live_or_pending")), ("guest", Value.Of("online")),
            ("shutdown_timeout", Value.Of("90s")), ("unplug_timeout", Value.Of("1h30m")), ("force_stop", Value.Of(true)), ("timeouts", Machines.Map(("update", Value.Of("1h"))))));

        config.Problems.ShouldBeEmpty();
        config.Spec.Policy.ShouldBe(new Policy
        {
            OnRebootRequired = RebootPolicy.Reboot,
            Unplug = UnplugPolicy.LiveOrPending,
            Guest = GuestPolicy.Online,
            ShutdownTimeout = TimeSpan.FromSeconds(90),
            UnplugTimeout = TimeSpan.FromMinutes(90),
            ForceStop = true,
        });
    }

    public static TheoryData<string, Value, string, string> Bad => new()
    {
        { "min_vcpus", Value.Of(0), "HP9016", "min_vcpus = 0 is not possible: choose a whole number from 1 to vcpus (a machine type without vCPU hotplug can only have vcpus" },
        { "vcpus", new NumberValue(decimal.MaxValue) { Written = "1e400" }, "HP9001", "vcpus = 1e400 is not possible" },
        { "cpu_topology", Machines.Map(("sockets", Value.Of(1)), ("cores", Value.Of(0))), "HP9027", "cpu_topology.cores = 0 is not possible: choose a whole number, 1 or more" },
        { "cpu_topology", Machines.Map(("sockets", new NumberValue(1.5m)), ("cores", Value.Of(1))), "HP9027", "cpu_topology.sockets = 1.5 is not possible" },
        { "cpu_topology", Machines.Map(("sockets", Value.Of(1)), ("cores", Value.Of(1)), ("threads", Value.Of(-1))), "HP9027", "cpu_topology.threads = -1 is not possible" },
        { "cpu_topology", Machines.Map(("sockets", Value.Of(1))), "HP9011", "cpu_topology lacks cores" },
        { "memory_devices", Device("a b", ("model", Value.Of("dimm")), ("size", Value.Of("1GiB"))), "HP9028", "memory_devices[\"a b\"] cannot be the name of a device" },
        { "memory_devices", Device("hotplug-dimm0", ("model", Value.Of("dimm")), ("size", Value.Of("1GiB"))), "HP9028", "another beginning than hotplug-" },
        { "memory_devices", Device("a", ("model", Value.Of("nvdimm")), ("size", Value.Of("1GiB"))), "HP9026", "memory_devices[\"a\"].model = \"nvdimm\" is not known: use \"dimm\" or \"virtio-mem\"" },
        { "memory_devices", Device("a", ("model", Value.Of("dimm")), ("size", Value.Of("1GB"))), "HP9003", "memory_devices[\"a\"].size = \"1GB\"" },
        { "memory_devices", Device("a", ("model", Value.Of("dimm"))), "HP9011", "memory_devices[\"a\"] lacks size" },
        { "memory_devices", Device("a", ("model", Value.Of("virtio-mem")), ("size", Value.Of("1GiB")), ("requested", Value.Of("1"))), "HP9003", "memory_devices[\"a\"].requested = \"1\" has no unit" },
        { "memory_devices", Device("a", ("model", Value.Of("virtio-mem")), ("size", Value.Of("1GiB")), ("block", Value.Of("x"))), "HP9003", "memory_devices[\"a\"].block" },
        { "memory_devices", Device("a", ("model", Value.Of("dimm")), ("size", Value.Of("1GiB")), ("node", Value.Of(-1))), "HP9027", "memory_devices[\"a\"].node = -1 is not possible: choose a whole number, 0 or more" },
        { "memory_devices", Machines.Map(("a", Value.Null)), "HP9011", "memory_devices[\"a\"] lacks model and size" },
        { "numa_cells", Cell(Value.Of([Value.Of(10), new NumberValue(20.5m)])), "HP9027", "numa_cells[0].distances[1] = 20.5 is not possible" },
        { "numa_cells", Cell(Value.Of([Value.Null])), "HP9011", "numa_cells[0].distances[0] is null" },
        { "numa_tune", Machines.Map(("mode", Value.Of("loose")), ("nodeset", Value.Of("0"))), "HP9026", "numa_tune.mode = \"loose\" is not known: use \"strict\", \"preferred\", \"interleave\" or \"restrictive\"" },
        { "numa_tune", Machines.Map(("mode", Value.Of("strict")), ("nodeset", Value.Of("all"))), "HP9029", "numa_tune.nodeset = \"all\" is not a set of host nodes" },
        { "numa_tune", Machines.Map(("mode", Value.Of("strict"))), "HP9011", "numa_tune lacks nodeset" },
        { "numa_tune", TuneCell(("mode", Value.Of("strict")), ("nodeset", Value.Of("0"))), "HP9011", "numa_tune.cells[0] lacks cell" },
        { "numa_tune", TuneCell(("cell", Value.Of(-1)), ("mode", Value.Of("strict")), ("nodeset", Value.Of("0"))), "HP9027", "numa_tune.cells[0].cell = -1 is not possible" },
        { "numa_tune", TuneCell(("cell", Value.Of(0)), ("mode", Value.Of("x")), ("nodeset", Value.Of("0"))), "HP9026", "numa_tune.cells[0].mode = \"x\"" },
        { "numa_tune", TuneCell(("cell", Value.Of(0)), ("mode", Value.Of("strict")), ("nodeset", Value.Of("x"))), "HP9029", "numa_tune.cells[0].nodeset = \"x\"" },
        { "on_reboot_required", Value.Of("never"), "HP9026", "on_reboot_required = \"never\" is not known: use \"defer\", \"reboot\" or \"fail\"" },
        { "unplug", Value.Of("no"), "HP9026", "use \"live\", \"live_or_pending\" or \"reboot\"" },
        { "guest", Value.Of("Auto"), "HP9026", "use \"auto\", \"verify\", \"online\" or \"ignore\"" },
        { "shutdown_timeout", Value.Of("5"), "HP9025", "shutdown_timeout = \"5\" has no unit" },
        { "unplug_timeout", Value.Of("-5s"), "HP9025", "unplug_timeout = \"-5s\" is negative" },
        { "timeouts", Machines.Map(("create", Value.Of("0s"))), "HP9025", "timeouts.create = \"0s\" is no time at all" },
        { "timeouts", Machines.Map(("read", Value.Of("x"))), "HP9025", "timeouts.read" },
        { "timeouts", Machines.Map(("update", Value.Of("x"))), "HP9025", "timeouts.update" },
        { "timeouts", Machines.Map(("delete", Value.Of("x"))), "HP9025", "timeouts.delete" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_values_name_attribute_value_and_what_is_allowed(string attribute, Value value, string code, string text)
    {
        var problem = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), (attribute, value))).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(text);
        problem.Detail.ShouldEndWith($"({code})");
    }

    [Theory]
    [InlineData("vcpus", "0", "HP9001", "choose a whole number from 1")]
    [InlineData("vcpus", "1.5", "HP9001", "vcpus = 1.5")]
    [InlineData("max_vcpus", "99999999999", "HP9001", "max_vcpus = 99999999999")]
    [InlineData("memory_slots", "-1", "HP9006", "choose a whole number from 0")]
    public void A_number_out_of_range_names_attribute_value_and_range(string attribute, string number, string code, string text)
    {
        var value = new NumberValue(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));

        var problem = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), (attribute, value))).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(text);
    }

    [Theory]
    [InlineData("memory", "8", "HP9003", "has no unit")]
    [InlineData("max_memory", "8GB", "HP9003", "did you mean \"8GiB\"")]
    [InlineData("base_memory", "much", "HP9003", "is not a size")]
    [InlineData("memory_method", "balloon", "HP9013", "use \"dimm\" or \"virtio-mem\"")]
    public void A_text_that_is_no_such_value_says_what_is_allowed(string attribute, string text, string code, string detail)
    {
        var problem = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), (attribute, Value.Of(text)))).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe((attribute, code));
        problem.Detail.ShouldContain(detail);
    }

    [Fact]
    public void A_required_attribute_that_is_null_is_named() =>
        ConfigReader.Read(MapValue.Empty).Problems.Select(p => (p.Attribute, p.Code)).ShouldBe([("name", "HP9011"), ("vcpus", "HP9011")]);

    [Fact]
    public void A_bad_cell_is_named_by_its_index()
    {
        var cells = Value.Of([Machines.Map(("cpus", Value.Of("0-1")), ("memory", Value.Of("1GiB"))), Machines.Map(("cpus", Value.Of("3-2")), ("memory", Value.Of("1")))]);

        var problems = ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), ("numa_cells", cells))).Problems;

        problems.Select(p => p.Code).ShouldBe(["HP9008", "HP9003"]);
        problems.ShouldAllBe(p => p.Detail.Contains("numa_cells[1]"));
    }

    [Fact]
    public void An_unknown_inside_a_list_makes_the_whole_configuration_unknown()
    {
        var cells = Value.Of([Machines.Map(("cpus", Value.Unknown), ("memory", Value.Of("1GiB")))]);

        ConfigReader.Read(Machines.Config(("vcpus", Value.Of(1)), ("numa_cells", cells))).HasUnknown.ShouldBeTrue();
    }

    private static MapValue Device(string key, params (string Name, Value Value)[] fields) => Machines.Map((key, Machines.Map(fields)));

    private static Value Cell(Value distances) => Value.Of([Machines.Map(("cpus", Value.Of("0")), ("memory", Value.Of("1GiB")), ("distances", distances))]);

    private static MapValue TuneCell(params (string Name, Value Value)[] fields) =>
        Machines.Map(("mode", Value.Of("strict")), ("nodeset", Value.Of("0")), ("cells", Value.Of([Machines.Map(fields)])));
}
