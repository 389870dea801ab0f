using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Connections;

public sealed class FailedOpeningTests
{
    [Fact]
    public async Task A_host_that_was_silent_for_long_is_not_asked_again_at_once()
    {
        using var silent = new SilentDaemon();
        await using var hypervisor = LibvirtHypervisor.Create(silent.Uri, new LibvirtOptions { OpenTimeout = TimeSpan.FromSeconds(2) });
        var first = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("one")], CancellationToken.None));
        silent.NewClients().ShouldBe(1);

        var second = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("other")], CancellationToken.None));

        silent.NewClients().ShouldBe(0);
        (second.Rule, second.Message).ShouldBe((LifecycleRules.Unreachable, first.Message));
    }
}
