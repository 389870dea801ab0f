using System.Collections.Concurrent;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Connections;

/// <summary>A daemon that ends is the place's fault and nothing that the hypervisor refused, at whatever moment a call meets its end.</summary>
public sealed class LostConnectionTests
{
    private const int Callers = 6;

    [Fact]
    public async Task Whoever_is_asking_when_the_daemon_is_killed_is_told_that_it_cannot_be_reached()
    {
        await using var daemon = await PrivateLibvirtd.StartAsync();
        await using var hypervisor = LibvirtHypervisor.Create(daemon.Uri);
        var failures = new ConcurrentQueue<HypervisorException>();
        var answers = new SemaphoreSlim(0);

        var asking = Enumerable.Range(0, Callers).Select(i => Task.Run(async () =>
        {
            while (true)
            {
                try
                {
                    await hypervisor.ReadAsync([MachineRef.ByName($"none{i}")], CancellationToken.None);
                    answers.Release();
                }
                catch (HypervisorException e)
                {
                    failures.Enqueue(e);
                    return;
                }
            }
        })).ToList();
        for (var i = 0; i < 10 * Callers; i++)
        {
            (await answers.WaitAsync(TimeSpan.FromMinutes(3))).ShouldBeTrue();
        }

        await daemon.KillAsync();
        await Task.WhenAll(asking).WaitAsync(TimeSpan.FromMinutes(3));

        failures.Count.ShouldBe(Callers);
        failures.ShouldAllBe(f => f.Rule == LifecycleRules.Unreachable, string.Join('\n', failures.Select(f => $"{f.Message} {string.Join(' ', f.Origin.Select(o => o.Value))}")));
        await daemon.StartAgainAsync();
        (await hypervisor.ReadAsync([MachineRef.ByName("none")], CancellationToken.None)).ShouldBe([null]);
    }
}
