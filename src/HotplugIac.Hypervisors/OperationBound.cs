namespace HotplugIac.Hypervisors;

/// <summary>How long an operation may take. Its time stands still while the operation waits for its turn behind others.</summary>
public sealed class OperationBound : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _timer;
    private TimeSpan _left;
    private long _since;

    public OperationBound(TimeSpan bound, TimeProvider time)
    {
        _time = time;
        _timer = new CancellationTokenSource(bound, time);
        _left = bound;
        _since = time.GetTimestamp();
    }

    /// <summary>Cancelled when the time is over.</summary>
    public CancellationToken Token => _timer.Token;

    /// <summary>Stops the time until the answer is disposed. One pause at a time.</summary>
    public IDisposable Pause()
    {
        _left -= _time.GetElapsedTime(_since);
        _timer.CancelAfter(Timeout.InfiniteTimeSpan);
        return new Pausing(this);
    }

    public void Dispose() => _timer.Dispose();

    private void Resume()
    {
        _since = _time.GetTimestamp();
        _timer.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
    }

    private sealed class Pausing(OperationBound bound) : IDisposable
    {
        public void Dispose() => bound.Resume();
    }
}
