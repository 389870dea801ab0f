using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>Promise 5: half a step is undone, growth is kept, and no unplug is ever an undo.</summary>
public sealed class UndoTests
{
    private static readonly Sizing Four = Small with { Vcpus = 4, MinVcpus = 1 };
    private static readonly Sizing WithDimm = Small with { Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-hotplug-dimm0", Size("2GiB"), null)] };
    private static readonly NumaTune OnZero = new(NumaTuneMode.Restrictive, CpuSet.First(1));

    private static ApplierFixture Lab(Sizing sizing)
    {
        var lab = new ApplierFixture(sizing, new MachineFacts { VirtioMem = sizing.Devices.Any(d => d.Model == MemoryModel.VirtioMem) });
        lab.Machine.Guest.Unplugging = Unplugging.Obeys;
        return lab;
    }

    [Fact]
    public void An_unplug_whose_configuration_is_refused_is_undone_by_plugging_again()
    {
        var lab = Lab(Four);
        lab.Hypervisor.Fails.Add(2);

        var outcome = lab.Apply(new MachineSpec("web") { Vcpus = 2 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4006");
        problem.Detail.ShouldContain("The live half of the step was undone: hot-add vCPUs 2 → 4.");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((4, 4));
        lab.ShouldConverge(new MachineSpec("web") { Vcpus = 2 });
    }

    [Fact]
    public void A_dimm_whose_configuration_comes_out_wrong_is_attached_again()
    {
        var lab = Lab(WithDimm);
        lab.Hypervisor.Rectifies = s => s with { MemorySlots = 8 };

        var outcome = lab.Apply(new MachineSpec("web") { Memory = Size("2GiB") });

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4005");
        lab.Hypervisor.Calls.ShouldBe(["live: detach the DIMM ua-hotplug-dimm0 of 2GiB", "write", "restore", "live: attach the DIMM ua-hotplug-dimm0 of 2GiB"]);
        (outcome.Snapshot!.Running, outcome.Snapshot.Configured).ShouldBe((WithDimm, WithDimm));
    }

    [Fact]
    public void A_virtio_mem_shrink_whose_configuration_is_refused_is_requested_back()
    {
        var lab = Lab(Virtio with { Devices = [Virtio.Devices[0] with { Requested = Size("4GiB"), Current = Size("4GiB") }] });
        lab.Hypervisor.Fails.Add(2);

        var outcome = lab.Apply(new MachineSpec("web") { Memory = Size("3GiB") });

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("was undone: resize the virtio-mem device ua-m from 1GiB to 4GiB");
        (outcome.Snapshot!.Running!.Memory, outcome.Snapshot.Configured.Memory).ShouldBe((Size("6GiB"), Size("6GiB")));
    }

    [Fact]
    public void Host_nodes_whose_configuration_is_refused_are_set_back()
    {
        var lab = Lab(Small with { NumaTune = OnZero });
        lab.Hypervisor.Fails.Add(2);
        var spec = new MachineSpec("web") { NumaTune = OnZero with { Nodeset = CpuSet.First(2) } };

        var outcome = lab.Apply(spec);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("The live half of the step was undone");
        (outcome.Snapshot!.Running!.NumaTune, outcome.Snapshot.Configured.NumaTune).ShouldBe((OnZero, OnZero));
        lab.ShouldConverge(spec);
    }

    [Fact]
    public void An_undo_that_fails_is_told_and_the_state_is_true()
    {
        var lab = Lab(Four);
        lab.Hypervisor.Fails.UnionWith([2, 3]);

        var outcome = lab.Apply(new MachineSpec("web") { Vcpus = 2 });

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldEndWith("the state holds what was read back. The live half of the step could not be undone: internal error: no. (HP4006)");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((2, 4));
        lab.ShouldConverge(new MachineSpec("web") { Vcpus = 2 });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Growth_whose_configuration_is_refused_is_kept_and_nothing_is_unplugged(int call)
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Fails.Add(call);

        var outcome = lab.Apply(Growth);

        lab.Hypervisor.Calls.Count.ShouldBe(call, "nothing is asked after the failure");
        outcome.Snapshot!.Running!.Vcpus.ShouldBe(4);
    }

    [Fact]
    public void A_configuration_that_was_written_wrong_and_answered_with_an_error_is_written_back()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Rectifies = s => s.MaxVcpus == 8 ? s with { MemorySlots = 8 } : s;
        lab.Hypervisor.DoneButFails.Add(1);

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 });

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("The former configuration was put back.");
        outcome.Snapshot!.Configured.ShouldBe(Small);
    }

    [Fact]
    public void A_put_off_unplug_whose_configuration_is_refused_plugs_nothing()
    {
        var lab = Lab(Four);
        lab.Machine.Guest.Unplugging = Unplugging.Refuses;
        lab.Hypervisor.Fails.Add(2);

        lab.Apply(new MachineSpec("web") { Vcpus = 2, Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending } }).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");

        lab.Hypervisor.Calls.ShouldBe(["live: unplug vCPUs 4 → 2", "write"]);
    }
}
