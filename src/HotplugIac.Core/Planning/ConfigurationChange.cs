using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning;

/// <summary>The class of a change that the running machine cannot follow, and of one that it need not follow.</summary>
internal static class ConfigurationChange
{
    /// <summary>
    /// Lists a change of the configuration from what stood there to <paramref name="target"/>.
    /// <code>
    /// machine   running = target   configured = target   listed as
    /// off       -                  no                    live, written for the next start
    /// running   yes                no                    live, configuration only (undoes what was pending)
    /// running   no                 no                    reboot
    /// running   no                 yes                   reboot, unless an earlier apply put it off already
    /// any       yes                yes                   nothing
    /// </code>
    /// What was put off is listed again beside a live part of the same attribute: that part does not reach the target, and what is
    /// left of the way is shorter than what was put off.
    /// </summary>
    public static void List(PlanDraft draft, string attribute, string? running, string configured, string target, string how, Rule rule)
    {
        if (running is null)
        {
            if (configured != target)
            {
                // A start from a saved image brings back what was saved (RULEBOOK A4.5), so it is no start that brings this.
                var (when, code) = draft.Snapshot.ManagedSave
                    ? ("written, but the next start restores the saved image and not this", LifecycleRules.ManagedSave)
                    : ("effective at the next start", LifecycleRules.PoweredOff);
                draft.Live(attribute, configured, target, when, code);
            }
        }
        else if (running == target)
        {
            if (configured != target)
            {
                draft.Live(attribute, configured, target, "configuration only, the machine has it already", LifecycleRules.ConfigurationOnly);
            }
        }
        else if (configured != target || !draft.IsDeferred(attribute) || draft.Lists(attribute))
        {
            draft.Reboot(attribute, running, target, how, rule);
        }
    }
}
