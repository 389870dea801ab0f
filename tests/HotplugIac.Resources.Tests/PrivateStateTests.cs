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
            NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromGiB(1))],
            Devices = [new MemoryDevice(MemoryModel.VirtioMem, "ua-hotplug-vmem0", ByteSize.FromGiB(3), 0) { Block = ByteSize.FromMiB(2), Requested = ByteSize.FromMiB(4), Current = ByteSize.FromMiB(2) }],
        },
        new Sizing(3, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(8), 16),
        new MachineFacts { MachineType = "pc-q35-7.2", VcpuLimit = 288, VirtioMem = true, FreeRootPorts = 3, HotplugNeedsNuma = true, VirtioMemTakesSlot = true })
    {
        Persistent = true,
    };

    [Fact]
    public void A_round_trip_keeps_every_fact()
    {
        var state = PrivateState.Settled(Snapshot, new Dictionary<string, string> { ["vcpus"] = "3" });

        var read = PrivateState.Parse(state.ToBytes());

        read.Snapshot.ShouldBe(Snapshot);
        read.Targets.ShouldBe(state.Targets);
        read.Acknowledged.ShouldBe(state.Acknowledged);
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
