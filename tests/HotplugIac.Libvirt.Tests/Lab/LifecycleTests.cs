using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class LifecycleTests : LabTest
{
    private static readonly Sizing Sizing = LabMachine.Sizing with { MinVcpus = 1 };

    private static string Definition =>
        $"<domain type='{LabMachine.Type}'><os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features></domain>";

    [Fact]
    public async Task D17_a_created_machine_is_ready_for_every_kind_of_hotplug()
    {
        var name = LabMachine.NewName();
        try
        {
            var id = await Hypervisor.CreateAsync(Definition, name, Sizing, None);
            Pause(name);

            var created = await Read(id);
            (created.Name, created.Running, created.Configured).ShouldBe((name, Sizing, Sizing));
            created.Facts.FreeRootPorts.ShouldBe(4);
            created.Facts.MemoryHotplug.ShouldBeTrue();

            var dimm = new MemoryDevice(MemoryModel.Dimm, "ua-d", ByteSize.FromMiB(128), 0);
            var virtio = new MemoryDevice(MemoryModel.VirtioMem, "ua-v", ByteSize.FromMiB(128), 0) { Block = ByteSize.FromMiB(2) };
            await Hypervisor.ApplyLiveAsync(id, new SetVcpusStep(2, 4), None);
            await Hypervisor.ApplyLiveAsync(id, new AttachMemoryDeviceStep(dimm), None);
            await Hypervisor.ApplyLiveAsync(id, new AttachMemoryDeviceStep(virtio), None);
            (await Read(id)).Running.ShouldBe(Sizing with { Vcpus = 4, Devices = [dimm, virtio] });
        }
        finally
        {
            LabMachine.Remove(name);
        }
    }

    [Fact]
    public async Task D4_a_created_machine_has_its_floor_topology_and_agent_channel()
    {
        var name = LabMachine.NewName();
        var sizing = Sizing with { Vcpus = 4, MaxVcpus = 8, Topology = new CpuTopology(1, 1, 8, 1), NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromMiB(128))] };
        try
        {
            var id = await Hypervisor.CreateAsync(Definition, name, sizing, None);
            Pause(name);

            var created = await Read(id);
            (created.Running, created.Configured).ShouldBe((sizing, sizing));
            created.Running!.MinVcpus.ShouldBe(1);
            using var connection = LibvirtConnection.Open(LabMachine.Uri);
            using var domain = connection.LookupByName(name);
            domain.GetXml(DomainXmlFlags.Inactive).ShouldContain("org.qemu.guest_agent.0");
        }
        finally
        {
            LabMachine.Remove(name);
        }
    }

    [Fact]
    public async Task A_created_machine_can_have_devices_from_the_start()
    {
        var name = LabMachine.NewName();
        var sizing = Sizing with { Devices = [new MemoryDevice(MemoryModel.VirtioMem, "ua-v", ByteSize.FromMiB(256), 0) { Block = ByteSize.FromMiB(2) }] };
        try
        {
            var id = await Hypervisor.CreateAsync(Definition, name, sizing, None);

            var created = await Read(id);
            (created.Running, created.Configured).ShouldBe((sizing, sizing));
        }
        finally
        {
            LabMachine.Remove(name);
        }
    }

    [Fact]
    public async Task E_what_defines_but_does_not_start_is_removed_again_and_libvirt_says_why()
    {
        var name = LabMachine.NewName();
        using var connection = LibvirtConnection.Open(LabMachine.Uri);
        try
        {
            var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.CreateAsync(Definition, name, Sizing with { MemorySlots = 257 }, None));

            failure.Rule.ShouldBe(LifecycleRules.StepFailed);
            failure.Message.ShouldContain("slots");
            connection.TryLookupByName(name).ShouldBeNull();
        }
        finally
        {
            LabMachine.Remove(name);
        }
    }

    [Fact]
    public async Task A_machine_that_exists_is_never_replaced_by_a_create()
    {
        using var machine = new LabMachine(started: false);
        var before = machine.Inactive;

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.CreateAsync(Definition, machine.Name, Sizing, None));

        failure.Rule.ShouldBe(LifecycleRules.Exists);
        machine.Inactive.ShouldBe(before);
    }

    [Fact]
    public async Task A4_5_delete_takes_the_managed_save_along()
    {
        using var machine = new LabMachine();
        machine.Domain.Resume();
        machine.Domain.ManagedSave();

        await Hypervisor.DeleteAsync(machine.Id, None);

        (await Hypervisor.ReadAsync([MachineRef.ById(machine.Id)], None)).ShouldBe([null]);
        await Hypervisor.DeleteAsync(machine.Id, None);
    }

    [Fact]
    public async Task The_facts_of_a_definition_are_those_of_the_machine_that_it_makes()
    {
        var reading = await Hypervisor.ReadDefinitionAsync(Definition, None);

        reading.Facts.VcpuLimit.ShouldBeGreaterThanOrEqualTo(255);
        (reading.Facts.VirtioMem, reading.Facts.MemoryHotplug, reading.Facts.GuestBlock).ShouldBe((true, true, ByteSize.FromMiB(128)));
    }

    private static void Pause(string name)
    {
        using var connection = LibvirtConnection.Open(LabMachine.Uri);
        using var domain = connection.LookupByName(name);
        domain.Suspend();
    }
}
