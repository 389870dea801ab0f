using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class HostTests : IAsyncLifetime
{
    private readonly LibvirtHypervisor _hypervisor = LibvirtHypervisor.Create(TestMachine.Uri);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hypervisor.DisposeAsync();

    [Fact]
    public async Task The_test_drivers_host_is_read_field_by_field()
    {
        var host = await _hypervisor.ReadHostAsync(null, CancellationToken.None);

        (host.Cpus, host.Memory, host.QemuVersion).ShouldBe((16, ByteSize.FromGiB(3), null));
        (host.Architecture, host.Facts.VcpuLimit, host.Facts.VcpuHotplug, host.Facts.MemoryHotplug, host.Facts.VirtioMem).ShouldBe(("i686", 32, true, false, false));
        host.LibvirtVersion!.Split('.').Length.ShouldBe(3);
        host.FreeMemory.ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_two_nodes_have_memory_that_is_free_and_huge_pages()
    {
        var host = await _hypervisor.ReadHostAsync(null, CancellationToken.None);

        host.Nodes.Select(n => (n.Id, n.Cpus.ToString(), n.Memory, n.FreeMemory))
            .ShouldBe([(0, "0-7", ByteSize.FromGiB(2), ByteSize.FromMiB(2)), (1, "8-15", ByteSize.FromGiB(4), ByteSize.FromMiB(4))]);
        host.Nodes[1].HugePages.Select(p => (p.Size, p.Total, p.Free)).ShouldBe([(ByteSize.FromMiB(2), 0, 19), (ByteSize.FromGiB(1), 0, 45)], "made up by the driver, but each in its place");
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_unreachable()
    {
        await using var nowhere = LibvirtHypervisor.Create("qemu+tcp://127.0.0.1:1/system");

        (await Should.ThrowAsync<HypervisorException>(() => nowhere.ReadHostAsync(null, CancellationToken.None))).Rule.ShouldBe(LifecycleRules.Unreachable);
        (await Should.ThrowAsync<HypervisorException>(() => nowhere.ListAsync(MachineFilter.All, CancellationToken.None))).Rule.ShouldBe(LifecycleRules.Unreachable);
    }
}
