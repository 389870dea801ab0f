using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class LifecycleTests : IAsyncLifetime
{
    private readonly LibvirtHypervisor _hypervisor = LibvirtHypervisor.Create(TestMachine.Uri);
    private readonly string _name = $"hotplug-lab-{Guid.NewGuid():N}";

    // The state of test:///default lasts as long as some connection does.
    private readonly LibvirtConnection _keep = LibvirtConnection.Open(TestMachine.Uri);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        TestMachine.Remove(_name);
        _keep.Dispose();
        await _hypervisor.DisposeAsync();
    }

    [Fact]
    public async Task A_machine_is_created_with_its_sizing_and_started()
    {
        var id = await _hypervisor.CreateAsync(TestMachine.Definition("ignored"), _name, TestMachine.Sizing with { MinVcpus = 1 }, CancellationToken.None);

        var snapshot = await ReadOne(id);
        (snapshot!.Name, snapshot.Power).ShouldBe((_name, PowerState.Running));
        snapshot.Configured.ShouldBe(TestMachine.Sizing with { MinVcpus = 1 });
        id.ShouldBe(id.ToLowerInvariant());
    }

    [Fact]
    public async Task A_name_that_exists_is_refused_and_untouched()
    {
        using var machine = new TestMachine();

        var failure = await Should.ThrowAsync<HypervisorException>(
            () => _hypervisor.CreateAsync(TestMachine.Definition("x"), machine.Name, TestMachine.Sizing with { Vcpus = 4 }, CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.Exists);
        (await ReadOne(machine.Id))!.Configured.ShouldBe(TestMachine.Sizing);
    }

    [Fact]
    public async Task A_UUID_that_exists_is_refused_and_untouched()
    {
        using var machine = new TestMachine();
        var definition = TestMachine.Definition("x").Replace("<metadata>", $"<uuid>{machine.Id}</uuid><metadata>", StringComparison.Ordinal);

        var failure = await Should.ThrowAsync<HypervisorException>(() => _hypervisor.CreateAsync(definition, _name, TestMachine.Sizing, CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.Exists);
        (await ReadOne(machine.Id))!.Name.ShouldBe(machine.Name);
    }

    [Fact]
    public async Task What_libvirt_does_not_define_leaves_nothing_behind()
    {
        var failure = await Should.ThrowAsync<HypervisorException>(
            () => _hypervisor.CreateAsync("<domain type='nonsense'/>", _name, TestMachine.Sizing, CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.StepFailed);
        _keep.TryLookupByName(_name).ShouldBeNull();
    }

    [Fact]
    public async Task A_malformed_definition_is_refused()
    {
        var failure = await Should.ThrowAsync<HypervisorException>(
            () => _hypervisor.CreateAsync("<domain>", _name, TestMachine.Sizing, CancellationToken.None));

        failure.Message.ShouldContain("line 1");
    }

    [Fact]
    public async Task A_cancelled_create_creates_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => _hypervisor.CreateAsync(TestMachine.Definition("x"), _name, TestMachine.Sizing, cancelled.Token));

        _keep.TryLookupByName(_name).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_stops_and_removes(bool started)
    {
        using var machine = new TestMachine(started);

        await _hypervisor.DeleteAsync(machine.Id, CancellationToken.None);

        (await ReadOne(machine.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_removes_a_machine_with_a_managed_save()
    {
        using var machine = new TestMachine();
        machine.Domain.ManagedSave();

        await _hypervisor.DeleteAsync(machine.Id, CancellationToken.None);

        (await ReadOne(machine.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Deleting_what_is_gone_is_no_error() =>
        await _hypervisor.DeleteAsync(Guid.NewGuid().ToString(), CancellationToken.None);

    private async Task<MachineSnapshot?> ReadOne(string id) => (await _hypervisor.ReadAsync([MachineRef.ById(id)], CancellationToken.None))[0];
}
