using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class PowerTests : IAsyncLifetime
{
    private readonly LibvirtHypervisor _hypervisor = LibvirtHypervisor.Create(TestMachine.Uri);

    private static CancellationToken None => CancellationToken.None;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hypervisor.DisposeAsync();

    [Fact]
    public async Task A_machine_that_is_off_is_started_and_one_that_runs_is_left_alone()
    {
        using var machine = new TestMachine(started: false);

        await _hypervisor.StartAsync(machine.Id, None);
        var number = machine.Domain.Connection.LookupByName(machine.Name).Id;
        await _hypervisor.StartAsync(machine.Id, None);

        (await ReadOne(machine.Id)).Power.ShouldBe(PowerState.Running);
        machine.Domain.Connection.LookupByName(machine.Name).Id.ShouldBe(number);
    }

    [Fact]
    public async Task A4_5_managed_save_is_told_and_start_refuses_it()
    {
        using var machine = new TestMachine();
        machine.Domain.ManagedSave();
        (await ReadOne(machine.Id)).ManagedSave.ShouldBeTrue();

        var failure = await Should.ThrowAsync<HypervisorException>(() => _hypervisor.StartAsync(machine.Id, None));

        failure.Rule.ShouldBe(LifecycleRules.ManagedSave);
        failure.Message.ShouldContain($"{machine.Name} is not started");
        failure.Message.ShouldContain("managedsave-remove");
        (await ReadOne(machine.Id)).Power.ShouldBe(PowerState.Off);
    }

    [Fact]
    public async Task A_machine_that_is_started_by_somebody_at_the_same_time_is_no_error()
    {
        using var machine = new TestMachine(started: false);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _hypervisor.StartAsync(machine.Id, None)));

        (await ReadOne(machine.Id)).Power.ShouldBe(PowerState.Running);
    }

    [Fact]
    public async Task A_machine_is_shut_down_and_asking_again_is_no_error()
    {
        using var machine = new TestMachine();

        await _hypervisor.RequestShutdownAsync(machine.Id, None);
        (await ReadOne(machine.Id)).Power.ShouldBe(PowerState.Off);

        await _hypervisor.RequestShutdownAsync(machine.Id, None);
    }

    [Fact]
    public async Task A_machine_is_destroyed_and_keeps_its_definition()
    {
        using var machine = new TestMachine();

        await _hypervisor.DestroyAsync(machine.Id, None);
        await _hypervisor.DestroyAsync(machine.Id, None);

        (await ReadOne(machine.Id)).Power.ShouldBe(PowerState.Off);
    }

    [Fact]
    public async Task The_mark_is_read_back_while_the_machine_runs_and_once_it_is_off()
    {
        using var machine = new TestMachine();

        await _hypervisor.MarkStopAsync(machine.Id, true, None);
        machine.Domain.GetXml().ShouldContain("hotplug:stopped");
        machine.Domain.GetXml(DomainXmlFlags.Inactive).ShouldContain("hotplug:stopped");
        (await ReadOne(machine.Id)).StoppedByUs.ShouldBeTrue();

        await _hypervisor.DestroyAsync(machine.Id, None);
        (await ReadOne(machine.Id)).StoppedByUs.ShouldBeTrue();
    }

    [Fact]
    public async Task The_mark_of_a_machine_that_is_off_goes_again()
    {
        using var machine = new TestMachine(started: false);
        await _hypervisor.MarkStopAsync(machine.Id, true, None);
        (await ReadOne(machine.Id)).StoppedByUs.ShouldBeTrue();

        await _hypervisor.MarkStopAsync(machine.Id, false, None);

        (await ReadOne(machine.Id)).StoppedByUs.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Promise_4_marking_and_unmarking_leaves_the_definition_and_foreign_metadata_as_they_were(bool started)
    {
        using var machine = new TestMachine(started);
        var before = machine.Domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure);

        await _hypervisor.MarkStopAsync(machine.Id, true, None);
        await _hypervisor.MarkStopAsync(machine.Id, true, None);
        machine.Domain.GetXml(DomainXmlFlags.Inactive).ShouldContain("text=\"two&#10;lines\"");
        await _hypervisor.MarkStopAsync(machine.Id, false, None);
        await _hypervisor.MarkStopAsync(machine.Id, false, None);

        machine.Domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure).ShouldBe(before);
    }

    [Fact]
    public async Task No_agent_is_no_view_and_onlining_is_no_error()
    {
        using var machine = new TestMachine();

        (await _hypervisor.ReadGuestAsync(machine.Id, None)).ShouldBeNull();
        await _hypervisor.OnlineGuestAsync(machine.Id, new GuestView(2, [1], 0, [], ByteSize.Zero), None);
    }

    [Fact]
    public async Task What_is_gone_is_not_found()
    {
        var gone = Guid.NewGuid().ToString();
        Func<Task>[] calls =
        [
            () => _hypervisor.MarkStopAsync(gone, true, None),
            () => _hypervisor.RequestShutdownAsync(gone, None),
            () => _hypervisor.DestroyAsync(gone, None),
            () => _hypervisor.StartAsync(gone, None),
            () => _hypervisor.ReadGuestAsync(gone, None),
            () => _hypervisor.OnlineGuestAsync(gone, new GuestView(2, [1], 0, [], ByteSize.Zero), None),
            () => _hypervisor.ApplyLiveAsync(gone, new SetVcpusStep(2, 1), None),
        ];

        foreach (var call in calls)
        {
            (await Should.ThrowAsync<HypervisorException>(call)).Rule.ShouldBe(LifecycleRules.NotFound);
        }
    }

    [Fact]
    public async Task Vcpus_are_taken_away_live()
    {
        using var machine = new TestMachine();

        await _hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 1), None);

        var snapshot = await ReadOne(machine.Id);
        (snapshot.Running!.Vcpus, snapshot.Configured.Vcpus).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Detaching_what_is_not_there_is_no_error_because_reading_back_decides()
    {
        using var machine = new TestMachine();

        await _hypervisor.ApplyLiveAsync(machine.Id, new DetachMemoryDeviceStep(new MemoryDevice(MemoryModel.Dimm, "ua-gone", ByteSize.FromMiB(128), 0)), None);
    }

    private async Task<MachineSnapshot> ReadOne(string id) => (await _hypervisor.ReadAsync([MachineRef.ById(id)], None))[0]!;
}
