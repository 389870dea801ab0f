using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class NumaTuneTests : IAsyncLifetime
{
    private static readonly NumaTune First = new(NumaTuneMode.Restrictive, CpuSet.Of([0]));
    private static readonly NumaTune Second = First with { Nodeset = CpuSet.Of([1]) };

    private readonly LibvirtHypervisor _hypervisor = LibvirtHypervisor.Create(TestMachine.Uri);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hypervisor.DisposeAsync();

    [Fact]
    public async Task Placement_is_written_and_read_back()
    {
        using var machine = new TestMachine(extra: "<numatune><memory mode='restrictive' nodeset='0'/></numatune>");

        await _hypervisor.WriteConfigurationAsync(machine.Id, TestMachine.Sizing with { NumaTune = Second }, CancellationToken.None);

        var snapshot = await ReadOne(machine.Id);
        (snapshot.Running!.NumaTune, snapshot.Configured.NumaTune).ShouldBe((First, Second));
        await _hypervisor.WriteConfigurationAsync(machine.Id, TestMachine.Sizing, CancellationToken.None);
        (await ReadOne(machine.Id)).Configured.NumaTune.ShouldBeNull();
    }

    [Fact]
    public async Task A3_numatune_nodeset_is_set_live_only_where_the_driver_can()
    {
        using var machine = new TestMachine(extra: "<numatune><memory mode='restrictive' nodeset='0'/></numatune>");

        // libvirt's test driver has the call only from some version on; then it shows, else it is refused in libvirt's words.
        var failure = await Record.ExceptionAsync(() => _hypervisor.ApplyLiveAsync(machine.Id, new SetNumaTuneStep(First, Second), CancellationToken.None));

        var running = (await ReadOne(machine.Id)).Running!.NumaTune;
        running.ShouldBe(failure is null ? Second : First);
        (failure as HypervisorException)?.Rule.ShouldBe(LifecycleRules.StepFailed);
    }

    private async Task<MachineSnapshot> ReadOne(string id) => (await _hypervisor.ReadAsync([MachineRef.ById(id)], CancellationToken.None))[0]!;
}
