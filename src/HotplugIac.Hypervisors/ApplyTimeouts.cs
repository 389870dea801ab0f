namespace HotplugIac.Hypervisors;

/// <summary>Bounds of the applier's waits.</summary>
/// <param name="ReadBack">How long a step that the hypervisor does on its own may take to show.</param>
/// <param name="Guest">How long a guest may take to follow a virtio-mem request.</param>
/// <param name="Interval">Between two looks.</param>
public sealed record ApplyTimeouts(TimeSpan ReadBack, TimeSpan Guest, TimeSpan Interval)
{
    /// <summary>Events of virtio-mem come once a second at most (RULEBOOK E), so looking more often than the interval gains little.</summary>
    public static ApplyTimeouts Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(100));
}
