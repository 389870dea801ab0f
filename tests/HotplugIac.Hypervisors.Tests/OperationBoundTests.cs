using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>The time of an operation, which stands still while others have their turn.</summary>
public sealed class OperationBoundTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void Time_that_passes_while_the_operation_waits_for_its_turn_does_not_count()
    {
        using var bound = new OperationBound(TimeSpan.FromMinutes(2), _time);
        Wait(TimeSpan.FromMinutes(1));
        using (bound.Pause())
        {
            Wait(TimeSpan.FromHours(5));
        }

        Wait(TimeSpan.FromSeconds(59));
        bound.Token.IsCancellationRequested.ShouldBeFalse();
        Wait(TimeSpan.FromSeconds(2));
        bound.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_bound_that_is_over_stays_over()
    {
        using var bound = new OperationBound(TimeSpan.FromMinutes(2), _time);
        Wait(TimeSpan.FromMinutes(3));

        bound.Pause().Dispose();

        bound.Token.IsCancellationRequested.ShouldBeTrue();
    }

    private void Wait(TimeSpan time) => _time.Run(async () =>
    {
        await Task.Delay(time, _time);
        return true;
    });
}
