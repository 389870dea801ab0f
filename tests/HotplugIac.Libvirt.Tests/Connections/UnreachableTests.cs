using System.Diagnostics;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Connections;

public class UnreachableTests
{
    private static readonly MachineRef Any = MachineRef.ByName("any");

    [Fact]
    public async Task Making_a_hypervisor_connects_to_nothing()
    {
        await using var hypervisor = LibvirtHypervisor.Create("qemu+tcp://192.0.2.1/system");

        hypervisor.Kind.ShouldBe("libvirt");
    }

    [Fact]
    public async Task A_daemon_that_is_not_there_is_unreachable_by_its_URI_without_the_password()
    {
        await using var hypervisor = LibvirtHypervisor.Create("qemu+tcp://me:geheim@127.0.0.1:1/system");

        var failure = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([Any], CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.Unreachable);
        failure.Message.ShouldContain("qemu+tcp://me@127.0.0.1:1/system");
        failure.ToString().ShouldNotContain("geheim");
        failure.Origin.Select(f => f.Name).ShouldBe(["libvirt_code", "libvirt_error", "libvirt_domain", "libvirt_call"]);
    }

    [Fact]
    public async Task A_daemon_that_comes_later_is_found_then()
    {
        await using var hypervisor = LibvirtHypervisor.Create("qemu+tcp://127.0.0.1:1/system");

        await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([Any], CancellationToken.None));
        var again = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([Any], CancellationToken.None));

        again.Rule.ShouldBe(LifecycleRules.Unreachable);
    }

    [Fact]
    public async Task A_daemon_that_never_answers_is_given_up_in_time()
    {
        using var silent = new SilentDaemon();
        await using var hypervisor = LibvirtHypervisor.Create(silent.Uri, new LibvirtOptions { OpenTimeout = TimeSpan.FromMilliseconds(300) });
        var watch = Stopwatch.StartNew();

        var failure = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([Any], CancellationToken.None));

        failure.Rule.ShouldBe(LifecycleRules.Unreachable);
        failure.Message.ShouldContain("did not answer within 0.3 s");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_wait_for_a_silent_daemon()
    {
        using var silent = new SilentDaemon();
        await using var hypervisor = LibvirtHypervisor.Create(silent.Uri, new LibvirtOptions { OpenTimeout = TimeSpan.FromSeconds(5) });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => hypervisor.ReadAsync([Any], patience.Token));
    }
}
