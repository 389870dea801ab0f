namespace Libvirt.Native;

/// <summary>One domain's statistics.</summary>
/// <param name="Name">The domain's name.</param>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Values">
/// Fields by libvirt's names, such as <c>state.state</c>, <c>vcpu.current</c> or <c>balloon.current</c> (KiB). What the
/// driver does not know is not there.
/// </param>
public sealed record DomainStats(string Name, Guid Uuid, IReadOnlyDictionary<string, TypedValue> Values)
{
    /// <summary>An integer field, or null if it is not there.</summary>
    public long? TryGetInt64(string field) => Values.TryGetValue(field, out var value) ? value.AsInt64() : null;

    /// <summary>The state, or null if <see cref="DomainStatsTypes.State"/> was not asked for.</summary>
    public DomainStateInfo? State =>
        TryGetInt64("state.state") is { } state ? new DomainStateInfo((DomainState)state, (int)(TryGetInt64("state.reason") ?? 0)) : null;
}
