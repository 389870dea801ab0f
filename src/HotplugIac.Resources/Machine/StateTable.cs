namespace HotplugIac.Resources.Machine;

/// <summary>
/// Which of running and configured stands in the state (PRODUCT.md, "State: running, configured, target").
/// </summary>
internal static class StateTable
{
    /// <summary>
    /// <code>
    /// observed                                                     in the state
    /// off                                                          configured
    /// running = configured                                         that
    /// they differ, and the difference is settled (our deferral)    the target
    /// configured deviates from the target, running does not        configured
    /// running deviates from the target, configured does not        running
    /// both deviate, or no target is known                          running
    /// </code>
    /// </summary>
    /// <param name="target">Canonical text of the last target; null when there is none.</param>
    /// <param name="acknowledged">Configured text of a difference that is settled; null when none is.</param>
    public static string Choose(string? running, string configured, string? target, string? acknowledged)
    {
        if (running is null || running == configured)
        {
            return configured;
        }

        if (acknowledged == configured && target is not null && (target == running || target == configured))
        {
            return target;
        }

        return running == target ? configured : running;
    }
}
