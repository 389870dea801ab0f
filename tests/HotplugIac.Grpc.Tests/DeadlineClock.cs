using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Grpc.Tests;

/// <summary>A clock that stands still until <see cref="PassDeadline"/> lets the one deadline on it pass.</summary>
internal sealed class DeadlineClock : TimeProvider
{
    private readonly FakeTime _time = new();
    private readonly TaskCompletionSource<TimeSpan> _passed = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _time.CreateTimer(
        inner =>
        {
            // First, so that the fake clock is done when whoever waited for the deadline takes its timer away on another thread.
            _passed.SetResult(_time.Elapsed);
            callback(inner);
        },
        state,
        dueTime,
        period);

    /// <summary>Jumps to the deadline.</summary>
    /// <returns>How far it was.</returns>
    public TimeSpan PassDeadline() => _time.Run(() => _passed.Task);
}
