using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>Sized attributes in the state: what an adopted machine has by default, and each row of the state table.</summary>
public sealed class AttributeLifeTests
{
    private static readonly Sizing Rich = new(2, 8, ByteSize.FromGiB(2), ByteSize.FromGiB(8), 16)
    {
        MinVcpus = 2,
        Topology = new CpuTopology(2, 1, 2, 2),
        NumaCells =
        [
            new NumaCell(CpuSet.First(4), ByteSize.FromGiB(1)) { Distances = [10, 20] },
            new NumaCell(CpuSet.Of([4, 5, 6, 7]), ByteSize.FromGiB(1)) { Distances = [20, 10] },
        ],
        NumaTune = new NumaTune(NumaTuneMode.Strict, CpuSet.First(1)),
        Devices =
        [
            new MemoryDevice(MemoryModel.Dimm, "ua-mine", ByteSize.FromGiB(1), 0),
            new MemoryDevice(MemoryModel.VirtioMem, "ua-other", ByteSize.FromGiB(2), 1) { Block = ByteSize.FromMiB(2), Requested = ByteSize.FromGiB(1), Current = ByteSize.FromGiB(1) },
        ],
    };

    private static readonly MachineFacts Virtio = new() { VirtioMem = true, FreeRootPorts = 4 };

    [Fact]
    public void Every_sized_attribute_of_an_adopted_machine_defaults_to_what_is_observed()
    {
        var hosts = new PeerHosts(Rich, Virtio);
        var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)));

        var state = hosts.Provider().Adopt(config).State!;

        (state["max_vcpus"].Number(), state["min_vcpus"].Number(), state["memory_slots"].Number()).ShouldBe((8, 2, 16));
        (state["memory"].Text(), state["base_memory"].Text(), state["max_memory"].Text()).ShouldBe(("4GiB", "2GiB", "8GiB"));
        state["memory_method"].Text().ShouldBe("virtio-mem");
        state["cpu_topology"].ShouldBe(Machines.Map(("sockets", Value.Of(2)), ("dies", Value.Of(1)), ("cores", Value.Of(2)), ("threads", Value.Of(2))));
        state["numa_cells"].ShouldBe(Value.Of(
        [
            Machines.Map(("cpus", Value.Of("0-3")), ("memory", Value.Of("1GiB")), ("distances", Value.Of([Value.Of(10), Value.Of(20)]))),
            Machines.Map(("cpus", Value.Of("4-7")), ("memory", Value.Of("1GiB")), ("distances", Value.Of([Value.Of(20), Value.Of(10)]))),
        ]));
        (state["memory_devices"], state["numa_tune"]).ShouldBe((Value.Null, Value.Null), "nobody asked for them");
        (state["power_state"].Text(), state["hypervisor"].Text(), state["id"].Text()).ShouldBe(("running", "peer", "3f0c"));
        state["live_values"].ShouldBe(Machines.Map(("vcpus", Value.Of(2)), ("max_vcpus", Value.Of(8)), ("memory", Value.Of("4GiB")),
            ("base_memory", Value.Of("2GiB")), ("max_memory", Value.Of("8GiB")), ("memory_slots", Value.Of(16))));
        foreach (var policy in new[] { "uri", "definition", "on_reboot_required", "unplug", "shutdown_timeout", "unplug_timeout", "force_stop", "guest", "timeouts" })
        {
            state[policy].ShouldBe(Value.Null, policy);
        }

        hosts[PeerHosts.Home].Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Devices_and_placement_stand_in_the_state_as_the_user_wrote_them_and_drift_shows()
    {
        var hosts = new PeerHosts(Rich, Virtio);
        var resource = hosts.Provider();
        var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)),
            ("numa_tune", Machines.Map(("mode", Value.Of("strict")), ("nodeset", Value.Of("0,^1")), ("cells", Value.Null))),
            ("memory_devices", Machines.Map(
                ("mine", Machines.Map(("model", Value.Of("dimm")), ("size", Value.Of("1024MiB")), ("node", Value.Of(0)))),
                ("other", Machines.Map(("model", Value.Of("virtio-mem")), ("size", Value.Of("2GiB")), ("requested", Value.Of("1GiB")), ("node", Value.Of(1)))))));

        var adopted = resource.Adopt(config);
        (adopted.State!["numa_tune"], adopted.State["memory_devices"]).ShouldBe((config["numa_tune"], config["memory_devices"]));
        resource.ShouldBeSettled(adopted, config);

        Sizing Drift(Sizing s) => s with { NumaTune = null, Devices = [s.Devices[1]] };
        (hosts.Machine.Running, hosts.Machine.Configured) = (Drift(hosts.Machine.Running!), Drift(hosts.Machine.Configured));
        var drift = resource.Read(adopted.State, adopted.Private).State!;

        drift["numa_tune"].ShouldBe(Value.Null);
        ((MapValue)drift["memory_devices"]).Fields.Keys.ShouldBe(["other"]);
        drift.At("memory_devices", "other", "requested").Text().ShouldBe("1GiB");
    }

    /// <summary>The planner puts it into that cell; where it then is must count as what was asked for.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_device_that_names_no_cell_belongs_to_the_only_one(bool isRunning)
    {
        var machine = new Sizing(2, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(8), 16) { NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromGiB(1))] };
        var hosts = new PeerHosts(machine, Virtio);
        hosts.Machine.Running = isRunning ? hosts.Machine.Running : null;
        var resource = hosts.Provider();
        var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)), ("memory_devices", Machines.Map(
            ("dimm", Machines.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB")))),
            ("virtio", Machines.Map(("model", Value.Of("virtio-mem")), ("size", Value.Of("2GiB")))))));

        var adopted = resource.Adopt(config);

        adopted.Problems.ShouldBeEmpty();
        adopted.State!["memory_devices"].ShouldBe(config["memory_devices"]);
        hosts.Machine.Configured.Devices.Select(d => d.Node).ShouldBe([0, 0]);
        resource.ShouldBeSettled(adopted, config);
    }

    [Fact]
    public void A_topology_without_dies_and_threads_is_the_same_with_ones()
    {
        var hosts = new PeerHosts(Rich with { Topology = new CpuTopology(2, 1, 4, 1) }, Virtio);
        var resource = hosts.Provider();
        var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)),
            ("cpu_topology", Machines.Map(("sockets", Value.Of(2)), ("dies", Value.Null), ("cores", Value.Of(4)), ("threads", Value.Null))));

        var adopted = resource.Adopt(config);

        adopted.State!["cpu_topology"].ShouldBe(config["cpu_topology"]);
        resource.ShouldBeSettled(adopted, config);
    }

    [Fact]
    public void A_memory_method_that_nobody_chose_follows_the_machine_and_is_no_change_by_itself()
    {
        var hosts = new PeerHosts(PeerHosts.Small, Virtio);
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        adopted.State!["memory_method"].Text().ShouldBe("virtio-mem");
        var dimm = new MemoryDevice(MemoryModel.Dimm, "ua-hotplug-dimm0", ByteSize.FromGiB(1), null);
        (hosts.Machine.Running, hosts.Machine.Configured) = (PeerHosts.Small with { Devices = [dimm] }, PeerHosts.Small with { Devices = [dimm] });
        var config = PeerHosts.Config(("memory", Value.Of("3GiB")));

        var read = resource.Read(adopted.State, adopted.Private);
        var plan = resource.Plan(read.State, config, read.Private);

        read.State!["memory_method"].Text().ShouldBe("dimm");
        plan.Planned.ShouldBe(read.State);
    }

    [Fact]
    public void A_memory_method_that_the_user_chose_stays()
    {
        var hosts = new PeerHosts(PeerHosts.Small, Virtio);
        var resource = hosts.Provider();
        var config = PeerHosts.Config(("memory_method", Value.Of("dimm")));

        var adopted = resource.Adopt(config);

        adopted.State!["memory_method"].Text().ShouldBe("dimm");
        resource.ShouldBeSettled(adopted, config);
    }

    [Fact]
    public void A_state_of_a_version_that_lacked_attributes_gets_them_without_an_impact()
    {
        var hosts = new PeerHosts(Rich, Virtio);
        var resource = hosts.Provider();
        var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)));
        var adopted = resource.Adopt(config);
        var old = adopted.State!.With("min_vcpus", Value.Null).With("cpu_topology", Value.Null);

        // As with -refresh=false.
        var plan = resource.Plan(old, config, adopted.Private);
        var apply = resource.Apply(old, plan, config);

        plan.Planned.At("impact", "verdict").Text().ShouldBe("none");
        apply.Problems.ShouldBeEmpty();
        apply.State.ShouldBe(adopted.State);
    }

    public static TheoryData<string, int?, int, int> Table => new()
    {
        { "running and configured equal the target", 2, 2, 2 },
        { "configured deviates", 2, 3, 3 },
        { "running deviates", 3, 2, 3 },
        { "both deviate", 3, 4, 3 },
        { "off: configured", null, 3, 3 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_row_of_the_state_table_shows_in_the_state(string row, int? running, int configured, int expected)
    {
        var hosts = new PeerHosts();
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());
        hosts.Machine.Running = running is { } vcpus ? PeerHosts.Small with { Vcpus = vcpus } : null;
        hosts.Machine.Configured = PeerHosts.Small with { Vcpus = configured };

        resource.Read(adopted.State!, adopted.Private).State!["vcpus"].Number().ShouldBe(expected, row);
    }

    [Fact]
    public void A_difference_that_was_deferred_shows_the_target_and_stands_in_pending_changes()
    {
        var resource = new PeerHosts().Provider();

        var (_, apply) = resource.Change(resource.Adopt(PeerHosts.Config()), PeerHosts.Config(("max_vcpus", Value.Of(8))));

        apply.State!["max_vcpus"].Number().ShouldBe(8);
        apply.State.At("pending_changes", "max_vcpus").Text().ShouldBe("4 → 8 at the next boot");
        resource.ShouldBeSettled(apply, PeerHosts.Config(("max_vcpus", Value.Of(8))));
    }

    [Fact]
    public void An_import_shows_what_the_next_boot_brings_and_the_difference_as_pending()
    {
        var hosts = new PeerHosts();
        hosts.Machine.Configured = PeerHosts.Small with { MaxVcpus = 8 };
        var resource = hosts.Provider();

        var import = resource.Import("peer://home#web");

        import.State!["max_vcpus"].Number().ShouldBe(8, "somebody wants that, and what runs will be gone");
        import.State.At("pending_changes", "max_vcpus").Text().ShouldBe("4 → 8 at the next boot");
        foreach (var config in new[] { PeerHosts.Config(), PeerHosts.Config(("max_vcpus", Value.Of(8))) })
        {
            resource.ShouldBeSettled(new ApplyReply(import.State, import.Private, []), config);
        }

        // What runs is what its owner has to ask for.
        var undone = resource.Plan(VirtualMachineResource.Upgrade(import.State), PeerHosts.Config(("max_vcpus", Value.Of(4))), import.Private);
        undone.Planned.At("impact", "live", "max_vcpus").Text().ShouldContain("8 → 4");
    }

    [Fact]
    public void A_live_change_leaves_pending_configuration_that_it_does_not_concern()
    {
        var hosts = new PeerHosts();
        hosts.Machine.Configured = PeerHosts.Small with { MaxMemory = ByteSize.FromGiB(16) };
        var resource = hosts.Provider();
        var adopted = resource.Adopt(PeerHosts.Config());

        var (_, apply) = resource.Change(adopted, PeerHosts.Config(("vcpus", Value.Of(4))));

        apply.Problems.ShouldBeEmpty();
        hosts.Machine.Configured.MaxMemory.ShouldBe(ByteSize.FromGiB(16));
        apply.State!.At("pending_changes", "max_memory").Text().ShouldContain("16GiB");
    }
}
