using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class ReadingTests : IAsyncLifetime
{
    private readonly LibvirtHypervisor _hypervisor = LibvirtHypervisor.Create(TestMachine.Uri);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hypervisor.DisposeAsync();

    [Fact]
    public async Task A_running_machine_is_read_by_id_and_by_name()
    {
        using var machine = new TestMachine();

        var read = await _hypervisor.ReadAsync([MachineRef.ById(machine.Id), MachineRef.ByName(machine.Name)], CancellationToken.None);

        read[0]!.ShouldBe(read[1]);
        var snapshot = read[0]!;
        (snapshot.Id, snapshot.Name, snapshot.Hypervisor, snapshot.Power, snapshot.Persistent)
            .ShouldBe((machine.Id, machine.Name, "libvirt", PowerState.Running, true));
        snapshot.Running.ShouldBe(TestMachine.Sizing);
        snapshot.Configured.ShouldBe(TestMachine.Sizing);
    }

    [Fact]
    public async Task The_test_drivers_facts_say_no_memory_hotplug()
    {
        using var machine = new TestMachine();

        var facts = (await ReadOne(machine))!.Facts;

        (facts.VcpuHotplug, facts.MemoryHotplug, facts.VirtioMem, facts.VcpuLimit).ShouldBe((true, false, false, 32));
        facts.HostNodes.ShouldBe(CpuSet.Of([0, 1]), "libvirt's test driver has two nodes");
    }

    [Fact]
    public async Task A_machine_that_is_off_has_nothing_running()
    {
        using var machine = new TestMachine(started: false);

        var snapshot = (await ReadOne(machine))!;

        (snapshot.Power, snapshot.Running).ShouldBe((PowerState.Off, null));
        snapshot.Configured.ShouldBe(TestMachine.Sizing);
    }

    [Fact]
    public async Task A_machine_that_was_read_before_is_read_afresh()
    {
        using var machine = new TestMachine(started: false);
        (await ReadOne(machine))!.Power.ShouldBe(PowerState.Off);

        machine.Domain.Create();
        machine.Domain.SetVcpus(4, DomainVcpuFlags.Config);
        var running = (await ReadOne(machine))!;
        machine.Domain.Destroy();
        var off = (await ReadOne(machine))!;

        (running.Power, running.Running!.Vcpus, running.Configured.Vcpus).ShouldBe((PowerState.Running, 2, 4));
        (off.Power, off.Running, off.Configured.Vcpus).ShouldBe((PowerState.Off, null, 4));
    }

    [Fact]
    public async Task A_machine_that_was_read_before_can_go_and_come_back_with_another_name()
    {
        using var machine = new TestMachine(started: false);
        (await ReadOne(machine))!.Name.ShouldBe(machine.Name);

        TestMachine.Remove(machine.Name);
        (await ReadOne(machine)).ShouldBeNull();

        var name = $"hotplug-lab-{Guid.NewGuid():N}";
        using var connection = LibvirtConnection.Open(TestMachine.Uri);
        using var domain = connection.DefineXml(TestMachine.Definition(name, $"<uuid>{machine.Id}</uuid>"));
        try
        {
            (await ReadOne(machine))!.Name.ShouldBe(name);
            (await _hypervisor.ReadAsync([MachineRef.ByName(name), MachineRef.ByName(machine.Name)], CancellationToken.None))
                .Select(s => s?.Id).ShouldBe([machine.Id, null]);
        }
        finally
        {
            TestMachine.Remove(name);
        }
    }

    [Fact]
    public async Task A_paused_machine_is_paused()
    {
        using var machine = new TestMachine();
        machine.Domain.Suspend();

        var snapshot = (await ReadOne(machine))!;

        snapshot.Power.ShouldBe(PowerState.Paused);
        snapshot.Running.ShouldNotBeNull();
    }

    [Fact]
    public async Task A4_8_pending_configuration_shows_beside_the_running_values()
    {
        using var machine = new TestMachine();
        machine.Domain.SetVcpus(4, DomainVcpuFlags.Config);

        var snapshot = (await ReadOne(machine))!;

        (snapshot.Running!.Vcpus, snapshot.Configured.Vcpus).ShouldBe((2, 4));
    }

    [Fact]
    public async Task A4_6_E_a_transient_machine_is_told_and_mirrors_what_runs()
    {
        var name = $"hotplug-lab-{Guid.NewGuid():N}";
        using var connection = LibvirtConnection.Open(TestMachine.Uri);
        using var domain = connection.CreateXml(TestMachine.Definition(name));
        try
        {
            var snapshot = (await _hypervisor.ReadAsync([MachineRef.ByName(name)], CancellationToken.None))[0]!;

            snapshot.Persistent.ShouldBeFalse();
            snapshot.Configured.ShouldBe(snapshot.Running);
        }
        finally
        {
            domain.Destroy();
        }
    }

    [Fact]
    public async Task What_is_not_there_is_null_in_its_place()
    {
        using var machine = new TestMachine();

        var read = await _hypervisor.ReadAsync(
            [MachineRef.ById(Guid.NewGuid().ToString()), MachineRef.ById("no uuid"), MachineRef.ByName("no such machine"), MachineRef.ById(machine.Id.ToUpperInvariant()), MachineRef.ByName("nor this")],
            CancellationToken.None);

        read.Select(r => r?.Name).ShouldBe([null, null, null, machine.Name, null]);
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_read() =>
        (await _hypervisor.ReadAsync([], CancellationToken.None)).ShouldBeEmpty();

    [Fact]
    public async Task Promise_7_reads_that_arrive_together_share_passes()
    {
        var machines = Enumerable.Range(0, 40).Select(_ => new TestMachine(started: false)).ToList();
        try
        {
            var reads = await Task.WhenAll(machines.Select(m => _hypervisor.ReadAsync([MachineRef.ById(m.Id)], CancellationToken.None)));

            reads.Select(r => r[0]!.Name).ShouldBe(machines.Select(m => m.Name));
            _hypervisor.ReadPasses.ShouldBeLessThan(machines.Count);
        }
        finally
        {
            machines.ForEach(m => m.Dispose());
        }
    }

    [Fact]
    public async Task A_caller_that_gave_up_before_gets_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _hypervisor.ReadAsync([MachineRef.ByName("any")], cancelled.Token));
    }

    [Fact]
    public async Task A_definition_is_read_with_the_facts_of_its_machine()
    {
        var reading = await _hypervisor.ReadDefinitionAsync(TestMachine.Definition("some"), CancellationToken.None);

        (reading.Name, reading.Id, reading.Sizing).ShouldBe(("some", null, TestMachine.Sizing));
        (reading.Facts.VcpuLimit, reading.Facts.MemoryHotplug).ShouldBe((32, false));
        reading.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_malformed_definition_needs_no_hypervisor_to_be_refused()
    {
        await using var nowhere = LibvirtHypervisor.Create("qemu+tcp://127.0.0.1:1/system");

        var reading = await nowhere.ReadDefinitionAsync("<domain>", CancellationToken.None);

        reading.Problems.ShouldHaveSingleItem().Code.ShouldBe(InputRules.MalformedDefinition.Code);
    }

    [Fact]
    public async Task A_hypervisor_that_was_disposed_of_says_so()
    {
        var gone = LibvirtHypervisor.Create(TestMachine.Uri);
        await gone.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => gone.ReadAsync([MachineRef.ByName("any")], CancellationToken.None));
    }

    private async Task<MachineSnapshot?> ReadOne(TestMachine machine) =>
        (await _hypervisor.ReadAsync([MachineRef.ById(machine.Id)], CancellationToken.None))[0];
}
