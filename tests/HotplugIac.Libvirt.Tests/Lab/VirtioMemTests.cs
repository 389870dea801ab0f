using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class VirtioMemTests : GuestTest
{
    [Fact]
    public async Task A2_virtio_mem_requested_up_and_down_is_followed_by_the_guest_and_the_empty_device_goes_where_QEMU_can()
    {
        var machine = await BootAsync(Tiny with { MaxMemory = 1024, RootPorts = 1 });
        var device = new MemoryDevice(MemoryModel.VirtioMem, "ua-vm", ByteSize.FromMiB(512), 0) { Block = ByteSize.FromMiB(2) };
        await Hypervisor.ApplyLiveAsync(Id(machine), new AttachMemoryDeviceStep(device), None);

        await Resize(ByteSize.Zero, ByteSize.FromMiB(256));
        await Resize(ByteSize.FromMiB(256), ByteSize.FromMiB(128));
        await Resize(ByteSize.FromMiB(128), ByteSize.Zero);

        await DetachAsync(machine, device);

        async Task Resize(ByteSize from, ByteSize to)
        {
            await Hypervisor.ApplyLiveAsync(Id(machine), new ResizeMemoryDeviceStep("ua-vm", from, to), None);
            await Until(machine, s => s.Running!.Devices.Single() is var d && d.Requested == to && d.Current == to, $"{to} in the guest");
        }
    }

    /// <summary>A2 "virtio-mem remove": the emptied device goes where the facts say so, and only there.</summary>
    private async Task DetachAsync(Harness.LabMachine machine, MemoryDevice device)
    {
        var canGo = (await Read(machine)).Facts.VirtioMemUnplug;

        var failure = await Record.ExceptionAsync(() => Hypervisor.ApplyLiveAsync(Id(machine), new DetachMemoryDeviceStep(device), None));

        if (canGo)
        {
            failure.ShouldBeNull();
            await Until(machine, s => s.Running!.Devices.Count == 0, "the device gone");
        }
        else
        {
            var refused = failure.ShouldBeOfType<HypervisorException>();
            refused.Rule.ShouldBe(LifecycleRules.StepFailed);
            refused.Message.ShouldContain("cannot be unplugged");
        }
    }
}
