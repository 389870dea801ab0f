using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>What an adopted machine is told that it lacks.</summary>
public sealed class HotplugAdviceTests
{
    private static readonly ByteSize TwoGiB = ByteSize.FromMiB(2048);

    private static readonly Sizing Prepared = new(2, 8, TwoGiB, TwoGiB * 4, 16) { MinVcpus = 1 };

    [Fact]
    public void A_prepared_machine_is_told_nothing() => Advice(Prepared).ShouldBeNull();

    [Fact]
    public void D17_each_thing_that_must_be_there_before_the_start_is_named_with_a_value()
    {
        var advice = Advice(Prepared with { MaxVcpus = 2, MinVcpus = 2, MaxMemory = ByteSize.Zero, MemorySlots = 0 }).ShouldNotBeNull();

        advice.Severity.ShouldBe(Severity.Warning);
        advice.Code.ShouldBe("HP4025");
        advice.Detail.ShouldContain("max_vcpus = 8");
        advice.Detail.ShouldContain("min_vcpus = 1");
        advice.Detail.ShouldContain("max_memory = \"8GiB\"");
    }

    [Fact]
    public void Slots_that_are_all_in_use_are_named()
    {
        var full = Prepared with { MemorySlots = 1, Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-a", TwoGiB, null)] };

        Advice(full)!.Detail.ShouldContain("Raise memory_slots, which are 1");
        Advice(full, new MachineFacts { VirtioMem = true, FreeRootPorts = 1 }).ShouldBeNull("virtio-mem needs no slot");
        Advice(full, new MachineFacts { VirtioMem = true, FreeRootPorts = 0 })!.Detail.ShouldContain("no PCIe root port");
    }

    [Fact]
    public void What_the_machine_type_cannot_do_is_not_advised() =>
        Advice(Prepared with { MaxVcpus = 2, MinVcpus = 2, MaxMemory = ByteSize.Zero }, new MachineFacts { VcpuHotplug = false, MemoryHotplug = false }).ShouldBeNull();

    [Fact]
    public void D9_a_machine_that_grows_through_virtio_mem_and_has_no_spare_root_port_is_told_what_to_add()
    {
        var q35 = new MachineFacts { VirtioMem = true, FreeRootPorts = 0 };

        Advice(Prepared, q35).ShouldNotBeNull().Detail.ShouldContain("virsh edit web and add in devices, once per NUMA cell: <controller type='pci' model='pcie-root-port'/>");
        Advice(Prepared, q35 with { FreeRootPorts = 1 }).ShouldBeNull();
        Advice(Prepared, q35 with { FreeRootPorts = null }).ShouldBeNull("no port is needed without PCIe");
        Advice(Prepared, q35, new MachineSpec("web") { MemoryMethod = MemoryModel.Dimm }).ShouldBeNull("a DIMM needs none");
    }

    [Fact]
    public void D9_a_virtio_mem_device_that_has_all_the_room_needs_no_further_port()
    {
        var device = new MemoryDevice(MemoryModel.VirtioMem, "ua-a", TwoGiB * 3, null) { Block = ByteSize.FromMiB(2) };

        Advice(Prepared.With(device), new MachineFacts { VirtioMem = true, FreeRootPorts = 0 }).ShouldBeNull();
        Advice(Prepared.With(device with { Size = TwoGiB }), new MachineFacts { VirtioMem = true, FreeRootPorts = 0 })!.Detail.ShouldContain("a spare PCIe root port");
    }

    [Fact]
    public void A_machine_without_the_channel_of_the_guest_agent_is_told_what_to_add_unless_the_guest_is_ignored()
    {
        var mute = new MachineFacts { LacksAgentChannel = true };

        Advice(Prepared, mute).ShouldNotBeNull().Detail.ShouldContain("<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>");
        Advice(Prepared, mute, new MachineSpec("web") { Policy = new Policy { Guest = GuestPolicy.Ignore } }).ShouldBeNull();
        Advice(Prepared, mute with { VcpuHotplug = false, MemoryHotplug = false }).ShouldBeNull("nothing is plugged there");
    }

    private static Problem? Advice(Sizing configured, MachineFacts? facts = null, MachineSpec? spec = null) =>
        HotplugAdvice.For(spec ?? new MachineSpec("web"), configured, facts ?? new MachineFacts(), Headroom.Default);
}
