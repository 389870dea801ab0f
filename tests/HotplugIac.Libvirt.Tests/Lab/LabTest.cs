using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>What the tests on real machines share.</summary>
[Trait("Category", "Lab")]
public abstract class LabTest : IAsyncLifetime
{
    private protected LibvirtHypervisor Hypervisor { get; } = LibvirtHypervisor.Create(LabMachine.Uri);

    private protected static CancellationToken None => CancellationToken.None;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync() => await Hypervisor.DisposeAsync();

    private protected async Task<MachineSnapshot> Read(string id) =>
        (await Hypervisor.ReadAsync([MachineRef.ById(id)], None))[0].ShouldNotBeNull();
}
