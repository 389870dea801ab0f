using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class VcpuTests : LabTest
{
    [Fact]
    public async Task D4_hot_added_vcpus_are_hotpluggable_in_both_definitions_and_after_a_power_cycle()
    {
        using var machine = new LabMachine();
        var target = LabMachine.Sizing with { Vcpus = 4 };

        await Hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 4), None);
        (await Read(machine.Id)).Running.ShouldBe(target);
        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);

        var snapshot = await Read(machine.Id);
        snapshot.Configured.ShouldBe(target);
        machine.Domain.Destroy();
        machine.Start();
        snapshot = await Read(machine.Id);
        snapshot.Running.ShouldBe(target);
        snapshot.Configured.ShouldBe(target);
    }

    [Fact]
    public async Task A1_more_than_the_live_maximum_is_refused_with_libvirts_words()
    {
        using var machine = new LabMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 5), None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        failure.Message.ShouldContain("5 > 4");
        (await Read(machine.Id)).Running.ShouldBe(LabMachine.Sizing);
    }

    [Fact]
    public async Task A_configuration_with_more_vcpus_than_its_maximum_is_refused_instead_of_capped()
    {
        using var machine = new LabMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(() => Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { Vcpus = 5 }, None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        failure.Message.ShouldContain("4 < 5");
        (await Read(machine.Id)).Configured.ShouldBe(LabMachine.Sizing);
    }

    [Fact]
    public async Task D6_a_raised_maximum_goes_into_the_cells_that_the_caller_chose()
    {
        using var machine = new LabMachine();
        var target = LabMachine.Sizing with
        {
            MaxVcpus = 8,
            NumaCells = [new NumaCell(CpuSet.Of([0, 1, 4, 5]), ByteSize.FromMiB(64)), new NumaCell(CpuSet.Of([2, 3, 6, 7]), ByteSize.FromMiB(64))],
            Topology = new CpuTopology(2, 1, 4, 1),
        };

        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);
        (await Read(machine.Id)).Configured.ShouldBe(target);
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing, None);

        (await Read(machine.Id)).Configured.ShouldBe(LabMachine.Sizing);
    }

    [Fact]
    public async Task A1_live_floor_stays_that_of_the_boot_when_the_maximum_was_raised_and_vcpus_added()
    {
        using var machine = new LabMachine();
        await Hypervisor.WriteConfigurationAsync(
            machine.Id, LabMachine.Sizing with { MaxVcpus = 8, NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromMiB(128))] }, None);

        await Hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 3), None);

        (await Read(machine.Id)).Running!.MinVcpus.ShouldBe(2);
    }

    [Fact]
    public async Task The_limit_of_the_machine_type_is_known()
    {
        using var machine = new LabMachine(started: false);

        var facts = (await Read(machine.Id)).Facts;

        facts.VcpuLimit.ShouldBeGreaterThanOrEqualTo(255);
        facts.VcpuHotplug.ShouldBeTrue();
        facts.MachineType.ShouldStartWith("pc-q35-");
    }

    [Fact]
    public async Task A4_8_pending_shows_until_a_power_cycle_and_not_after_a_reset()
    {
        using var machine = new LabMachine();
        var target = LabMachine.Sizing with { Vcpus = 3, MemorySlots = 8 };
        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);

        machine.Domain.Reset();
        (await Read(machine.Id)).Running.ShouldBe(LabMachine.Sizing);
        machine.Domain.Destroy();
        (await Read(machine.Id)).Running.ShouldBeNull();
        machine.Start();

        var snapshot = await Read(machine.Id);
        snapshot.Running.ShouldBe(target);
        snapshot.Configured.ShouldBe(target);
        snapshot.Power.ShouldBe(PowerState.Paused);
    }

    [Fact]
    public async Task A4_6_a_transient_machine_is_told()
    {
        var name = LabMachine.NewName();
        using var connection = LibvirtConnection.Open(LabMachine.Uri);
        using var domain = connection.CreateXml(LabMachine.Definition(name), DomainCreateFlags.Paused);
        try
        {
            var snapshot = await Read(domain.Uuid.ToString());

            snapshot.Persistent.ShouldBeFalse();
            snapshot.Configured.ShouldBe(snapshot.Running);
        }
        finally
        {
            LabMachine.Remove(name);
        }
    }
}
