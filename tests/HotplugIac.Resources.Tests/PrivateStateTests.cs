using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Resources.Tests;

public sealed class PrivateStateTests
{
    private static readonly MachineSnapshot Snapshot = new("id", "vm", "libvirt", PowerState.Running,
        new Sizing(2, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(4), 16)
        {
            MinVcpus = 2,
            Topology = new CpuTopology(1, 1, 8, 1),
            NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromGiB(1)) { Distances = [10] }],
            NumaTune = new NumaTune(NumaTuneMode.Restrictive, CpuSet.First(2)) { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, CpuSet.Of([1]))] },
            Devices = [new MemoryDevice(MemoryModel.VirtioMem, "ua-hotplug-vmem0", ByteSize.FromGiB(3), 0) { Block = ByteSize.FromMiB(2), Requested = ByteSize.FromMiB(4), Current = ByteSize.FromMiB(2) }],
        },
        new Sizing(3, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(8), 16) { Devices = [new MemoryDevice(MemoryModel.Other, "ua-pmem", ByteSize.FromMiB(512), 0) { Slot = SlotNeed.Virtio }] },
        new MachineFacts { MachineType = "pc-q35-7.2", VcpuLimit = 288, VirtioMem = true, FreeRootPorts = 3, HotplugNeedsNuma = true, VirtioMemTakesSlot = true, VcpuGranularity = 8, VirtioMemUnplug = true, LacksAgentChannel = true, HostNodes = CpuSet.Of([0, 2]), Resize = new ResizeFacts(ResizeMethod.Zones) { GrowthsLeft = 0, IsSeen = false, TellsPlugged = false, SurvivesPowerOff = false } })
    {
        Persistent = true,
        StoppedByUs = true,
        ManagedSave = true,
    };

    [Fact]
    public void A_round_trip_keeps_every_fact()
    {
        var state = PrivateState.Settled(Snapshot, new Dictionary<string, string> { ["vcpus"] = "3" }) with { Route = "qemu+ssh://b/system", IsKept = true, MethodIsChosen = true };

        var read = PrivateState.Parse(state.ToBytes());

        read.Snapshot.ShouldBe(Snapshot);
        read.Targets.ShouldBe(state.Targets);
        read.Acknowledged.ShouldBe(state.Acknowledged);
        (read.Route, read.IsKept, read.MethodIsChosen).ShouldBe(("qemu+ssh://b/system", true, true));
    }

    [Fact]
    public void A4_7_a_guest_that_takes_its_virtio_mem_in_while_it_boots_is_no_change()
    {
        var booting = Snapshot with { Configured = Snapshot.Configured with { Devices = [Snapshot.Running!.Devices[0] with { Current = ByteSize.Zero }] } };
        var booted = booting with { Running = booting.Running! with { Devices = [booting.Running!.Devices[0] with { Current = ByteSize.FromMiB(4) }] } };

        Bytes(booted).ShouldBe(Bytes(booting));
        Bytes(booted with { Configured = Snapshot.Configured }).ShouldNotBe(Bytes(Snapshot), "an interrupted request is a fact");

        static byte[] Bytes(MachineSnapshot snapshot) => PrivateState.Settled(snapshot, new Dictionary<string, string>()).ToBytes();
    }

    [Fact]
    public void A_document_from_before_there_were_policies_still_reads()
    {
        const string Old = """
            {"version":1,"snapshot":{"id":"id","name":"vm","hypervisor":"libvirt","power":"Running","persistent":true,
            "running":{"vcpus":2,"max_vcpus":4,"min_vcpus":2,"base":1073741824,"max":4294967296,"slots":16,"cells":[{"cpus":"0-3","memory":1073741824}],"devices":[]},
            "configured":{"vcpus":2,"max_vcpus":4,"min_vcpus":2,"base":1073741824,"max":4294967296,"slots":16,"cells":[{"cpus":"0-3","memory":1073741824}],"devices":[]},
            "facts":{"machine_type":"pc-q35-7.2","vcpu_hotplug":true,"memory_hotplug":true,"virtio_mem":true,"slot_limit":256,"guest_block":134217728,"virtio_mem_block":2097152,"base_alignment":1048576}},
            "targets":{"vcpus":"2"},"acknowledged":{}}
            """;

        var state = PrivateState.Parse(Encoding.UTF8.GetBytes(Old));

        var snapshot = state.Snapshot.ShouldNotBeNull();
        (snapshot.StoppedByUs, snapshot.ManagedSave, snapshot.Persistent).ShouldBe((false, false, true));
        (snapshot.Configured.NumaTune, snapshot.Configured.NumaCells[0].Distances.Count).ShouldBe((null, 0));
        snapshot.Facts.VcpuGranularity.ShouldBe(1);
        (state.Route, state.IsKept, state.MethodIsChosen).ShouldBe((null, false, false));
    }

    [Fact]
    public void Every_fact_of_a_machine_is_stored()
    {
        // A fact that is not stored would have its default when a plan is made, whatever the machine says.
        Type[] parts = [typeof(MachineFacts), typeof(MachineSnapshot), typeof(Sizing), typeof(MemoryDevice), typeof(NumaCell), typeof(NumaTune), typeof(ResizeFacts)];
        string[] known =
        [
            "MachineType", "VcpuHotplug", "VcpuLimit", "VcpuGranularity", "MemoryHotplug", "VirtioMem", "VirtioMemTakesSlot", "VirtioMemUnplug", "FreeRootPorts", "LacksAgentChannel", "HostNodes", "HotplugNeedsNuma", "SlotLimit",
            "GuestBlock", "VirtioMemBlock", "BaseAlignment", "Id", "Name", "Hypervisor", "Power", "Running", "Configured", "Facts", "StoppedByUs", "ManagedSave", "Persistent",
            "Vcpus", "MaxVcpus", "BaseMemory", "MaxMemory", "MemorySlots", "MinVcpus", "Topology", "NumaCells", "Devices", "NumaTune",
            "Model", "Alias", "Size", "Node", "Requested", "Current", "Block", "Slot", "Cpus", "Memory", "Distances", "Mode", "Nodeset", "Cells",
            "Resize", "Method", "GrowthsLeft", "IsSeen", "TellsPlugged", "SurvivesPowerOff",
        ];

        parts.SelectMany(p => p.GetProperties()).Where(p => p.SetMethod is { IsStatic: false }).Select(p => p.Name).Distinct().ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void Everything_that_is_pending_is_settled_and_nothing_else()
    {
        var state = PrivateState.Settled(Snapshot, new Dictionary<string, string>());

        state.Acknowledged["vcpus"].ShouldBe("3");
        state.Acknowledged["max_memory"].ShouldBe("8GiB");
        state.Acknowledged.Keys.ShouldNotContain("max_vcpus");
        state.Deferred.ShouldBe(state.Acknowledged.Keys, ignoreOrder: true);
    }

    [Fact]
    public void A_deferral_that_somebody_changed_is_no_longer_settled()
    {
        var state = PrivateState.Settled(Snapshot, new Dictionary<string, string>());

        var later = state with { Snapshot = Snapshot with { Configured = Snapshot.Configured with { Vcpus = 5 } } };

        later.Deferred.ShouldNotContain("vcpus");
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{}")]
    [InlineData("{\"version\":99,\"targets\":{},\"acknowledged\":{}}")]
    [InlineData("{\"version\":1,\"snapshot\":{\"power\":\"Sleeping\"},\"targets\":{},\"acknowledged\":{}}")]
    public void Private_data_that_cannot_be_read_counts_as_none(string text) =>
        PrivateState.Parse(Encoding.UTF8.GetBytes(text)).Snapshot.ShouldBeNull();
}
