using System.Diagnostics;
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
        var watch = Stopwatch.StartNew();

        var second = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("other")], CancellationToken.None));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (second.Rule, second.Message).ShouldBe((LifecycleRules.Unreachable, first.Message));
    }
}
