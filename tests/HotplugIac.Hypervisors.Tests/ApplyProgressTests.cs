using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What an observer is told while an apply takes its time.</summary>
public sealed class ApplyProgressTests
{
    private readonly Log _log = new();

    [Fact]
    public void Each_step_is_told_when_it_starts_and_when_it_is_done()
    {
        var lab = new ApplierFixture { Observer = _log };

        lab.Apply(Growth with { Policy = new Policy { Guest = GuestPolicy.Ignore } });

        _log.Lines.Take(4).ShouldBe(
        [
            "web: step 1 of 2: hot-add vCPUs 2 → 4",
            "web: step 1 of 2: hot-add vCPUs 2 → 4: done after 0 s",
            "web: step 2 of 2: attach the DIMM ua-hotplug-dimm0 of 2GiB",
            "web: step 2 of 2: attach the DIMM ua-hotplug-dimm0 of 2GiB: done after 0 s",
        ]);
    }

    [Fact]
    public void A_guest_that_is_waited_for_is_told_every_ten_seconds_and_nothing_after_the_end()
    {
        var lab = new ApplierFixture(Small with { Vcpus = 4, MinVcpus = 1 }) { Observer = _log };
        lab.Machine.Guest.Unplugging = Unplugging.TimesOut;

        lab.Apply(new MachineSpec("web") { Vcpus = 2, Policy = new Policy { UnplugTimeout = TimeSpan.FromSeconds(25) } });

        _log.Lines.ShouldBe(
        [
            "web: step 1 of 1: unplug vCPUs 4 → 2",
            "web: step 1 of 1: unplug vCPUs 4 → 2: still waiting for the guest to give it back (unplug_timeout: 25 s) after 10 s",
            "web: step 1 of 1: unplug vCPUs 4 → 2: still waiting for the guest to give it back (unplug_timeout: 25 s) after 20 s",
            "web: step 1 of 1: unplug vCPUs 4 → 2: not done after 25 s",
        ]);
        _log.Reports[1].WaitsFor.ShouldBe("the guest to give it back (unplug_timeout: 25 s)");
    }

    [Fact]
    public void A_shutdown_is_told_as_what_it_waits_for()
    {
        var lab = new ApplierFixture { Observer = _log };
        lab.Machine.Guest.MissesShutdowns = 1;

        lab.Apply(PowerCycleTests.Under("5m")).Problems.ShouldBeEmpty();

        _log.Lines.Count(l => l.Contains("still waiting for the guest to shut down (shutdown_timeout: 300 s)", StringComparison.Ordinal)).ShouldBe(3);
        _log.Lines[^1].ShouldStartWith("web: step 2 of 2: stop the machine and start it again: done after 30 s");
    }

    [Fact]
    public void Another_apply_that_is_waited_for_is_told()
    {
        var locks = new MachineLocks();
        var lab = new ApplierFixture { Observer = _log, Locks = locks };
        var approved = lab.Plan(Growth);
        var other = lab.Time.Run(() => locks.EnterAsync("peer 3f0c", lab.Time, null, null, CancellationToken.None));
        using var ends = lab.Time.CreateTimer(_ => other.Dispose(), null, TimeSpan.FromSeconds(12), Timeout.InfiniteTimeSpan);

        lab.Apply(Growth, approved).Problems.ShouldBeEmpty();

        _log.Lines.Take(3).ShouldBe(["web: waiting for its turn", "web: waiting for its turn: still waiting for another apply on this machine after 10 s", "web: waiting for its turn: done after 12 s"]);
    }

    private sealed class Log : IProgress<ApplyProgress>
    {
        public List<ApplyProgress> Reports { get; } = [];

        public IEnumerable<string> All => Reports.Select(r => r.ToString());

        public List<string> Lines => [.. All];

        public void Report(ApplyProgress value) => Reports.Add(value);
    }
}
