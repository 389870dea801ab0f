namespace HotplugIac.Hypervisors;

/// <summary>
/// Bounds of the applier's waits that users do not set. What they do set (shutdown, unplug) is in
/// <see cref="Core.Model.Policy"/>.
/// </summary>
/// <param name="ReadBack">How long a step that the hypervisor does on its own may take to show.</param>
/// <param name="Guest">How long a guest may take to follow a virtio-mem request.</param>
/// <param name="Interval">Between two looks.</param>
public sealed record ApplyTimeouts(TimeSpan ReadBack, TimeSpan Guest, TimeSpan Interval)
{
    /// <summary>Events of virtio-mem come once a second at most (RULEBOOK E), so looking more often than the interval gains little.</summary>
    public static ApplyTimeouts Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(100));

    /// <summary>How long a guest may take to see and to online what was plugged, before that is said.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan Online { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long a shutdown is asked for again: a guest that is still booting misses the first request.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan ShutdownRepeat { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a machine that was asked to shut down is waited for once the apply is cancelled.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan CancelledShutdown { get; init; } = TimeSpan.FromSeconds(60);
}
