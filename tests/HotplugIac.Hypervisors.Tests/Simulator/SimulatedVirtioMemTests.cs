using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>RULEBOOK A2 for virtio-mem on the simulator.</summary>
public sealed class SimulatedVirtioMemTests
{
    private static readonly MemoryDevice Device = Vmem("ua-m", "4GiB", "1GiB");

    private static readonly MemoryDevice Used = Device with { Current = Size("1GiB") };

    private static ResizeMemoryDeviceStep To(string requested) => new("ua-m", Size("1GiB"), Size(requested));

    [Fact]
    public async Task A2_virtio_mem_add_is_taken_in_by_the_guest_from_look_to_look()
    {
        var lab = new SimulatorLab(guest: new SimulatedGuest { FollowsPerLook = Size("512MiB") });

        await lab.Attach(Used);

        lab.Running.Devices.ShouldBe([Device], "it comes empty");
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("512MiB"));
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("1GiB"));
    }

    [Fact]
    public async Task D9_virtio_mem_attach_needs_a_spare_root_port()
    {
        var lab = new SimulatorLab(facts: Facts with { FreeRootPorts = 1 });
        (await lab.Look())!.Facts.FreeRootPorts.ShouldBe(1);

        await lab.Attach(Device with { Size = Size("1GiB") });

        (await lab.Look())!.Facts.FreeRootPorts.ShouldBe(0);
        await lab.Refused(() => lab.Attach(Vmem("ua-n", "1GiB", "0B")), "No more available PCI slots (libvirt error 1)");
    }

    [Fact]
    public async Task D9_a_device_that_is_configured_has_its_port_at_the_next_boot()
    {
        var lab = new SimulatorLab(facts: Facts with { FreeRootPorts = 2 });
        await lab.Attach(Device);
        await lab.Write(lab.Running);

        await lab.Destroy();
        await lab.Start();

        (await lab.Look())!.Facts.FreeRootPorts.ShouldBe(1);
        await lab.Destroy();
        await lab.Write(s => s with { Devices = [] });
        (await lab.Look())!.Facts.FreeRootPorts.ShouldBe(2);
    }

    [Theory]
    [InlineData("4GiB", "1GiB", "1MiB", "block size too small, must be at least 2048KiB (libvirt error 35)")]
    [InlineData("4GiB", "1GiB", "6MiB", "block size must be a power of two")]
    [InlineData("4GiB", "1025MiB", "2MiB", "requested size must be an integer multiple of block size (2048KiB) (libvirt error 35)")]
    [InlineData("1GiB", "2GiB", "2MiB", "requested size must be smaller than or equal to @size (1048576KiB) (libvirt error 35)")]
    [InlineData("1026MiB", "1GiB", "4MiB", "memdev size has to be multiple of 'block-size' (0x400000) (libvirt error 1)")]
    public async Task A2_virtio_mem_add_blocks(string size, string requested, string block, string text)
    {
        var lab = new SimulatorLab();
        await lab.Refused(() => lab.Attach(Vmem("ua-m", size, requested, block)), text);
    }

    [Fact]
    public async Task A2_virtio_mem_add_takes_a_slot_before_libvirt_9_5()
    {
        var lab = new SimulatorLab(Small with { MemorySlots = 0 });
        await lab.Attach(Device);

        var old = new SimulatorLab(Small with { Devices = [Dimm("ua-one", "1GiB")], MemorySlots = 1 }, Facts with { VirtioMemTakesSlot = true });
        await old.Refused(() => old.Attach(Device), "exceeds slots count '1'");
    }

    [Fact]
    public async Task A2_virtio_mem_add_is_refused_where_qemu_lacks_it()
    {
        var lab = new SimulatorLab(facts: Facts with { VirtioMem = false });
        await lab.Refused(() => lab.Attach(Device), "memory device model 'virtio-mem' isn't supported");
    }

    [Fact]
    public async Task A2_virtio_mem_requested_replies_at_once_and_shrinking_stops_at_what_the_guest_keeps()
    {
        var lab = new SimulatorLab(Small with { Devices = [Used] }, guest: new SimulatedGuest { FollowsPerLook = Size("512MiB"), Keeps = Size("255MiB") });

        await lab.Live(To("0B"));

        (lab.Running.Devices[0].Requested, lab.Running.Devices[0].Current).ShouldBe((Size("0B"), Size("1GiB")));
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("512MiB"));
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("256MiB"), "whole blocks");
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("256MiB"));
    }

    [Fact]
    public async Task A2_virtio_mem_requested_only_within_size_and_in_whole_blocks_and_only_of_virtio_mem()
    {
        var lab = new SimulatorLab(Small with { Devices = [Used, Dimm("ua-one", "1GiB")] });
        await lab.Refused(() => lab.Live(To("5GiB")), "smaller than or equal to @size");
        await lab.Refused(() => lab.Live(To("1025MiB")), "integer multiple of block size");
        await lab.Refused(() => lab.Live(To("1GiB") with { Alias = "ua-one" }), "cannot modify memory of model 'dimm' (libvirt error 67)");
        await lab.Refused(() => lab.Live(To("1GiB") with { Alias = "ua-x" }), "has no memory device ua-x");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task C6_without_the_driver_or_paused_nothing_follows(bool hasDriver, bool isPaused)
    {
        var lab = new SimulatorLab(Small with { Devices = [Used] }, guest: new SimulatedGuest { HasVirtioMem = hasDriver });
        lab.Change(m => m with { IsPaused = isPaused });

        await lab.Live(To("2GiB"));

        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("1GiB"));
    }

    [Fact]
    public async Task A2_virtio_mem_remove_only_when_it_is_empty_and_wants_nothing()
    {
        var lab = new SimulatorLab(Small with { Devices = [Used] });
        await lab.Refused(() => lab.Detach(Used), "while some of its memory is still plugged");
        await lab.Live(To("0B"));
        await lab.Look();
        await lab.Live(To("2MiB"));
        await lab.Refused(() => lab.Detach(Used), "while 'requested-size' != '0'");
        await lab.Live(To("0B"));

        await lab.Detach(Used);

        lab.Running.Devices.ShouldBeEmpty();
        (await lab.Look())!.Facts.FreeRootPorts.ShouldBe(5, "its port is free");
    }

    [Fact]
    public async Task A2_virtio_mem_remove_is_refused_by_qemu_7_2()
    {
        var empty = Vmem("ua-m", "4GiB", "0B");
        var lab = new SimulatorLab(Small with { Devices = [empty] }, Facts with { VirtioMemUnplug = false });
        await lab.Refused(() => lab.Detach(empty), "virtio based memory devices cannot be unplugged. (libvirt error 1)");
    }
}
