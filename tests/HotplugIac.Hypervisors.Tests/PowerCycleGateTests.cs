using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>How many machines are off at the same time (<c>max_parallel_power_cycles</c>).</summary>
public sealed class PowerCycleGateTests
{
    private static readonly ApplyTimeouts Quick = ApplyTimeouts.Default with { Interval = TimeSpan.FromMilliseconds(1) };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Ten_machines_are_stopped_and_started_as_many_at_a_time_as_the_gate_lets(int limit)
    {
        using var gate = new PowerCycleGate(limit);
        var labs = Enumerable.Range(0, 10).Select(_ => new ApplierFixture()).ToList();
        var sync = new Lock();
        var (now, most) = (0, 0);
        foreach (var lab in labs)
        {
            lab.Hypervisor.AfterCall = () =>
            {
                lock (sync)
                {
                    now += lab.Hypervisor.Calls[^1] switch { "mark" => 1, "unmark" => -1, _ => 0 };
                    most = Math.Max(most, now);
                }
            };
        }

        var spec = PowerCycleTests.Under("5m");
        var outcomes = await Task.WhenAll(labs.Select(lab => Task.Run(() =>
            new Applier(lab.Hypervisor, TimeProvider.System, Quick, gate).ApplyAsync("3f0c", spec, new HashSet<string>(), lab.Plan(spec), CancellationToken.None))));

        outcomes.ShouldAllBe(o => o.Problems.Count == 0);
        labs.ShouldAllBe(lab => lab.Machine.Boots == 1);
        most.ShouldBeLessThanOrEqualTo(limit);
    }

    [Fact]
    public async Task Who_waits_for_a_turn_can_be_cancelled_and_has_touched_nothing_but_the_configuration()
    {
        using var gate = new PowerCycleGate();
        using var taken = await gate.EnterAsync(CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var lab = new ApplierFixture();
        var spec = PowerCycleTests.Under("5m");
        var apply = new Applier(lab.Hypervisor, TimeProvider.System, Quick, gate).ApplyAsync("3f0c", spec, new HashSet<string>(), lab.Plan(spec), cancel.Token);
        apply.IsCompleted.ShouldBeFalse("it waits for its turn");

        await cancel.CancelAsync();
        var outcome = await apply;

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("Stopped during the step \"stop the machine and start it again\"");
        lab.Hypervisor.Calls.ShouldBe(["write"]);
        lab.Machine.Running.ShouldBe(Small);
    }

    [Fact]
    public async Task A_turn_is_given_back_once_however_often_it_is_ended()
    {
        using var gate = new PowerCycleGate();
        var turn = await gate.EnterAsync(CancellationToken.None);
        turn.Dispose();
        turn.Dispose();

        using var next = await gate.EnterAsync(CancellationToken.None);

        gate.EnterAsync(CancellationToken.None).IsCompleted.ShouldBeFalse();
    }
}
