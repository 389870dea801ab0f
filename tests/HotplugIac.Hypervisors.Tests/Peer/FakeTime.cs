namespace HotplugIac.Hypervisors.Tests.Peer;

/// <summary>A clock that only moves when somebody waits: then it jumps to the next timer.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly List<FakeTimer> _timers = [];

    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs work that waits on this clock to its end, without real waiting.</summary>
    public T Run<T>(Func<Task<T>> work)
    {
        // Without a context continuations run at once, here, so that no timer is missed or fired too early.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                if (Next() is { } next)
                {
                    Elapsed = next.Due;
                    next.Fire();
                }
                else if (!SpinWait.SpinUntil(() => task.IsCompleted || HasNext(), TimeSpan.FromSeconds(10)))
                {
                    // Only what a cancellation leads to goes on elsewhere.
                    throw new InvalidOperationException("The work waits for something that never comes.");
                }
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Who only ticks keeps nothing going.</summary>
    private bool HasNext()
    {
        lock (_timers)
        {
            return !_timers.TrueForAll(t => t.IsTicking);
        }
    }

    private FakeTimer? Next()
    {
        lock (_timers)
        {
            var next = HasNext() ? _timers.MinBy(t => t.Due) : null;
            _ = next is not null && _timers.Remove(next);
            return next;
        }
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TimeSpan Due { get; private set; }

        public bool IsTicking => _period > TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time.Elapsed + dueTime;
                    time._timers.Add(this);
                }

                return true;
            }
        }

        public void Fire()
        {
            if (IsTicking)
            {
                Change(_period, _period);
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
