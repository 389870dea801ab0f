using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class MemoryTests : LabTest
{
    private static readonly MemoryDevice Dimm = new(MemoryModel.Dimm, "ua-one", ByteSize.FromMiB(128), 0);

    private static readonly MemoryDevice VirtioMem = new(MemoryModel.VirtioMem, "ua-vm", ByteSize.FromMiB(256), 0) { Block = ByteSize.FromMiB(2) };

    [Fact]
    public async Task D2_a_DIMM_is_the_same_device_live_and_configured_by_its_alias()
    {
        using var machine = new LabMachine();
        var target = LabMachine.Sizing with { Devices = [Dimm] };

        await Hypervisor.ApplyLiveAsync(machine.Id, new AttachMemoryDeviceStep(Dimm), None);
        (await Read(machine.Id)).Running.ShouldBe(target);
        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);

        (await Read(machine.Id)).Configured.ShouldBe(target);
        machine.Domain.Destroy();
        machine.Start();
        var snapshot = await Read(machine.Id);
        snapshot.Running.ShouldBe(target);
        snapshot.Configured.ShouldBe(target);
    }

    [Fact]
    public async Task D2_a_virtio_mem_device_is_attached_and_then_resized_by_its_alias()
    {
        using var machine = new LabMachine();
        var attach = VirtioMem with { Requested = ByteSize.FromMiB(64) };

        await Hypervisor.ApplyLiveAsync(machine.Id, new AttachMemoryDeviceStep(attach), None);
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { Devices = [attach] }, None);
        await Hypervisor.ApplyLiveAsync(machine.Id, new ResizeMemoryDeviceStep("ua-vm", ByteSize.FromMiB(64), ByteSize.FromMiB(128)), None);

        var snapshot = await Read(machine.Id);

        // Without a guest nobody takes the memory in: current stays zero, whatever success was reported.
        snapshot.Running!.Devices.ShouldBe([VirtioMem with { Requested = ByteSize.FromMiB(128) }]);
        snapshot.Configured.Devices.ShouldBe([attach]);
    }

    [Fact]
    public async Task D2_a_device_without_alias_is_resized_by_its_derived_name()
    {
        const string Device = "<memory model='virtio-mem'><target><size unit='MiB'>256</size><node>0</node><block unit='MiB'>2</block><requested>0</requested></target></memory>";
        using var machine = new LabMachine(n => LabMachine.Definition(n, devices: Device));
        var name = (await Read(machine.Id)).Running!.Devices.Single().Alias;

        await Hypervisor.ApplyLiveAsync(machine.Id, new ResizeMemoryDeviceStep(name, ByteSize.Zero, ByteSize.FromMiB(64)), None);

        var snapshot = await Read(machine.Id);
        name.ShouldBe("virtio-mem-256MiB-node0#1");
        snapshot.Running!.Devices.Single().Requested.ShouldBe(ByteSize.FromMiB(64));
        snapshot.Configured.Devices.Single().Alias.ShouldBe(name);
    }

    [Fact]
    public async Task D9_a_virtio_mem_device_needs_a_free_root_port_and_the_facts_count_them()
    {
        using var machine = new LabMachine(n => LabMachine.Definition(n, ports: 1));
        (await Read(machine.Id)).Facts.FreeRootPorts.ShouldBe(1);
        await Hypervisor.ApplyLiveAsync(machine.Id, new AttachMemoryDeviceStep(VirtioMem), None);
        (await Read(machine.Id)).Facts.FreeRootPorts.ShouldBe(0);

        var failure = await Should.ThrowAsync<HypervisorException>(
            () => Hypervisor.ApplyLiveAsync(machine.Id, new AttachMemoryDeviceStep(VirtioMem with { Alias = "ua-vm2" }), None));

        failure.Message.ShouldContain("PCI");
    }

    [Fact]
    public async Task D10_a_size_that_QEMU_does_not_take_is_refused_with_its_words()
    {
        using var machine = new LabMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(
            () => Hypervisor.ApplyLiveAsync(machine.Id, new AttachMemoryDeviceStep(Dimm with { Size = ByteSize.FromMiB(129) }), None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        failure.Message.ShouldContain("multiple of");
        (await Read(machine.Id)).Running!.Devices.ShouldBeEmpty();
    }

    [Fact]
    public async Task A2_rounding_what_was_started_compares_equal_to_its_configuration()
    {
        using var machine = new LabMachine(n => LabMachine.Definition(n, "<maxMemory slots='4' unit='KiB'>1048575</maxMemory><memory unit='MiB'>128</memory>")
            .Replace("memory='128' unit='MiB'", "memory='131071' unit='KiB'", StringComparison.Ordinal)
            .Replace("</devices>", "<memory model='dimm'><target><size unit='KiB'>131071</size><node>0</node></target></memory></devices>", StringComparison.Ordinal));

        var snapshot = await Read(machine.Id);

        snapshot.Configured.ShouldBe(snapshot.Running);
        machine.Inactive.ShouldContain("131071");
    }

    [Fact]
    public async Task D12_virtio_mem_counts_at_full_size_against_the_maximum_only()
    {
        using var machine = new LabMachine();
        await Hypervisor.ApplyLiveAsync(machine.Id, new AttachMemoryDeviceStep(VirtioMem with { Requested = ByteSize.FromMiB(2) }), None);

        var running = (await Read(machine.Id)).Running!;

        (running.BaseMemory, running.Memory, running.TotalMemory).ShouldBe((ByteSize.FromMiB(128), ByteSize.FromMiB(130), ByteSize.FromMiB(384)));
    }

    [Fact]
    public async Task A2_dimm_resize_and_another_model_under_the_same_alias_come_with_the_next_start()
    {
        using var machine = new LabMachine(n => LabMachine.Definition(n, ports: 2));
        var second = Dimm with { Alias = "ua-two" };
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { Devices = [Dimm, second] }, None);
        var target = LabMachine.Sizing with { Devices = [Dimm with { Size = ByteSize.FromMiB(256) }, VirtioMem with { Alias = "ua-two" }] };

        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);
        (await Read(machine.Id)).Configured.ShouldBe(target);
        machine.Domain.Destroy();
        machine.Start();

        (await Read(machine.Id)).Running.ShouldBe(target);
    }

    [Fact]
    public async Task Two_DIMMs_of_one_size_keep_their_names_when_the_first_leaves_the_configuration()
    {
        using var machine = new LabMachine();
        var second = Dimm with { Alias = "ua-two" };
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { Devices = [Dimm, second] }, None);

        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { Devices = [second] }, None);

        (await Read(machine.Id)).Configured.Devices.ShouldBe([second]);
    }
}
