using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>Tells an observer that one thing has started, is still under way every ten seconds, and has ended.</summary>
internal sealed class StepReport : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly IProgress<ApplyProgress>? _observer;
    private readonly TimeProvider _time;
    private readonly ApplyProgress _step;
    private readonly long _started;
    private readonly ITimer? _timer;
    private readonly Lock _sync = new();
    private string _waitsFor;
    private bool _isOver;

    public StepReport(IProgress<ApplyProgress>? observer, TimeProvider time, ApplyProgress step, string waitsFor)
    {
        (_observer, _time, _step, _waitsFor) = (observer, time, step, waitsFor);
        if (observer is null)
        {
            return;
        }

        _started = time.GetTimestamp();
        Tell(ApplyPhase.Started);
        _timer = time.CreateTimer(_ => Tell(ApplyPhase.Waiting), null, Interval, Interval);
    }

    /// <summary>What is waited for from now on.</summary>
    public void WaitsFor(string what) => _waitsFor = what;

    /// <param name="problem">Why it is not done, or only as far as the policy needs; null: it is done.</param>
    public void End(Problem? problem)
    {
        Tell(problem is null ? ApplyPhase.Done : ApplyPhase.Ended, problem?.Code);
        Dispose();
    }

    /// <summary>Ends without a word what has not ended.</summary>
    public void Dispose()
    {
        lock (_sync)
        {
            _isOver = true;
        }

        _timer?.Dispose();
    }

    private void Tell(ApplyPhase phase, string? rule = null)
    {
        // A tick must not come after the end.
        lock (_sync)
        {
            if (_observer is not null && !_isOver)
            {
                _observer.Report(_step with { Phase = phase, Elapsed = _time.GetElapsedTime(_started), WaitsFor = phase == ApplyPhase.Waiting ? _waitsFor : null, Rule = rule });
            }
        }
    }
}
