using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class ChangingTests : IAsyncLifetime
{
    private readonly LibvirtHypervisor _hypervisor = LibvirtHypervisor.Create(TestMachine.Uri);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hypervisor.DisposeAsync();

    [Fact]
    public async Task Vcpus_are_set_live_and_the_configuration_stays()
    {
        using var machine = new TestMachine();

        await _hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 3), CancellationToken.None);

        var snapshot = await ReadOne(machine.Id);
        (snapshot!.Running!.Vcpus, snapshot.Configured.Vcpus).ShouldBe((3, 2));
    }

    [Fact]
    public async Task A5_what_libvirt_refuses_carries_its_code_and_message()
    {
        using var machine = new TestMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(() => _hypervisor.ApplyLiveAsync(machine.Id, new SetVcpusStep(2, 5), CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        failure.Message.ShouldContain("hot-add vCPUs 2 → 5");
        failure.Message.ShouldContain("5 > 4");
        failure.Message.ShouldContain("libvirt error 8, InvalidArg");
    }

    [Fact]
    public async Task A_step_on_a_machine_that_is_gone_is_not_found()
    {
        var failure = await Should.ThrowAsync<HypervisorException>(
            () => _hypervisor.ApplyLiveAsync(Guid.NewGuid().ToString(), new SetVcpusStep(1, 2), CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.NotFound);
    }

    [Fact]
    public async Task Writing_the_configuration_has_no_live_half()
    {
        using var machine = new TestMachine();

        await _hypervisor.ApplyLiveAsync(machine.Id, new WriteConfigurationStep(), CancellationToken.None);

        (await ReadOne(machine.Id))!.Running.ShouldBe(TestMachine.Sizing);
    }

    [Fact]
    public async Task A4_1_the_configuration_is_written_while_the_machine_runs_on()
    {
        using var machine = new TestMachine();
        var target = TestMachine.Sizing with { Vcpus = 4, MaxVcpus = 8, MaxMemory = ByteSize.FromGiB(2), MemorySlots = 4 };

        await _hypervisor.WriteConfigurationAsync(machine.Id, target, CancellationToken.None);

        var snapshot = await ReadOne(machine.Id);
        snapshot!.Running.ShouldBe(TestMachine.Sizing);
        snapshot.Configured.ShouldBe(target);
        machine.Domain.GetXml(DomainXmlFlags.Inactive).ShouldContain("text=\"two&#10;lines\"");
    }

    [Fact]
    public async Task What_was_written_can_be_undone()
    {
        using var machine = new TestMachine();
        var before = machine.Domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure);

        var backup = await _hypervisor.WriteConfigurationAsync(machine.Id, TestMachine.Sizing with { Vcpus = 3 }, CancellationToken.None);
        (await ReadOne(machine.Id))!.Configured.Vcpus.ShouldBe(3);
        await _hypervisor.RestoreConfigurationAsync(machine.Id, backup, CancellationToken.None);

        machine.Domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure).ShouldBe(before);
        backup.ToString().ShouldNotContain("domain");
    }

    [Fact]
    public async Task Nothing_is_defined_when_nothing_changes()
    {
        using var machine = new TestMachine();
        LibvirtEventLoop.Start();
        using var connection = LibvirtConnection.Open(TestMachine.Uri);
        var defined = 0;
        using var subscription = connection.RegisterDomainEvent(
            DomainEventId.Lifecycle,
            e =>
            {
                if (e.DomainUuid == machine.Domain.Uuid)
                {
                    Interlocked.Increment(ref defined);
                }
            });

        await _hypervisor.WriteConfigurationAsync(machine.Id, TestMachine.Sizing, CancellationToken.None);
        await _hypervisor.WriteConfigurationAsync(machine.Id, TestMachine.Sizing with { Vcpus = 3 }, CancellationToken.None);

        // One event, of the second call, and it is the first to arrive.
        await Condition.Within(TimeSpan.FromSeconds(10), () => Volatile.Read(ref defined) > 0);
        defined.ShouldBe(1);
    }

    [Fact]
    public async Task A4_6_a_transient_machine_is_not_made_persistent_by_a_write()
    {
        var name = $"hotplug-lab-{Guid.NewGuid():N}";
        using var connection = LibvirtConnection.Open(TestMachine.Uri);
        using var domain = connection.CreateXml(TestMachine.Definition(name));
        try
        {
            var failure = await Should.ThrowAsync<HypervisorException>(
                () => _hypervisor.WriteConfigurationAsync(domain.Uuid.ToString(), TestMachine.Sizing with { Vcpus = 3 }, CancellationToken.None));

            failure.Rule.ShouldBe(LifecycleRules.StepFailed);
            domain.IsPersistent().ShouldBeFalse();
        }
        finally
        {
            domain.Destroy();
        }
    }

    [Fact]
    public async Task A7_E_attaching_memory_to_a_test_machine_is_refused_with_libvirts_words()
    {
        using var machine = new TestMachine();
        var step = new AttachMemoryDeviceStep(new MemoryDevice(MemoryModel.Dimm, "ua-x", ByteSize.FromMiB(128), null));

        var failure = await Should.ThrowAsync<HypervisorException>(() => _hypervisor.ApplyLiveAsync(machine.Id, step, CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
    }

    [Fact]
    public async Task Resizing_a_device_that_is_not_there_says_which()
    {
        using var machine = new TestMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(
            () => _hypervisor.ApplyLiveAsync(machine.Id, new ResizeMemoryDeviceStep("ua-none", ByteSize.Zero, ByteSize.FromMiB(2)), CancellationToken.None));

        failure.Message.ShouldContain("no memory device ua-none");
    }

    private async Task<MachineSnapshot?> ReadOne(string id) => (await _hypervisor.ReadAsync([MachineRef.ById(id)], CancellationToken.None))[0];
}
