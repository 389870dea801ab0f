using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class ConnectionTests : LabTest
{
    [Fact]
    public async Task A_connection_that_died_is_opened_again_for_a_read()
    {
        using var machine = new LabMachine(started: false);
        await using var relay = new SocketRelay();
        await using var hypervisor = LibvirtHypervisor.Create(relay.Uri);
        (await hypervisor.ReadAsync([MachineRef.ById(machine.Id)], None))[0].ShouldNotBeNull();

        relay.Cut();

        (await hypervisor.ReadAsync([MachineRef.ById(machine.Id)], None))[0].ShouldNotBeNull();
        relay.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_that_died_is_opened_again_before_a_change()
    {
        using var machine = new LabMachine();
        await using var relay = new SocketRelay();
        await using var hypervisor = LibvirtHypervisor.Create(relay.Uri);
        await hypervisor.ReadAsync([MachineRef.ById(machine.Id)], None);

        relay.Cut();
        await hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 3), None);

        (await Read(machine.Id)).Running!.Vcpus.ShouldBe(3);
    }

    [Fact]
    public async Task A_daemon_that_went_away_is_unreachable()
    {
        await using var relay = new SocketRelay();
        await using var hypervisor = LibvirtHypervisor.Create(relay.Uri);
        await hypervisor.ReadAsync([MachineRef.ByName("any")], None);

        await relay.DisposeAsync();

        var failure = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("any")], None));
        failure.Rule.ShouldBe(LifecycleRules.Unreachable);
    }

    [Fact]
    public async Task A_daemon_that_stops_answering_is_given_up_in_time()
    {
        await using var relay = new SocketRelay();
        await using var hypervisor = LibvirtHypervisor.Create(relay.Uri, new LibvirtOptions { CallTimeout = TimeSpan.FromSeconds(3) });
        await hypervisor.ReadAsync([MachineRef.ByName("any")], None);

        relay.Freeze();

        var failure = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("any")], None));
        failure.Rule.ShouldBe(LifecycleRules.Unreachable);
        failure.Message.ShouldContain("did not answer");
    }

    [Fact]
    public async Task Promise_7_many_machines_are_read_in_one_pass_on_one_connection()
    {
        var machines = Enumerable.Range(0, 12).Select(_ => new LabMachine(started: false)).ToList();
        try
        {
            await using var relay = new SocketRelay();
            await using var hypervisor = LibvirtHypervisor.Create(relay.Uri);

            var snapshots = await hypervisor.ReadAsync([.. machines.Select(m => MachineRef.ById(m.Id))], None);

            snapshots.Select(s => s!.Name).ShouldBe(machines.Select(m => m.Name));
            snapshots.ShouldAllBe(s => s!.Configured == LabMachine.Sizing);
            (hypervisor.ReadPasses, relay.Connections).ShouldBe((1, 1));
        }
        finally
        {
            machines.ForEach(m => m.Dispose());
        }
    }
}
