using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>The placement on host nodes in the configuration, where the running machine cannot follow or need not (RULEBOOK A3).</summary>
internal static class NumaTuneRule
{
    public static void Apply(PlanDraft draft)
    {
        if (Target(draft) is not { } target)
        {
            return;
        }

        if (!draft.Lists(Attributes.NumaTune))
        {
            ConfigurationChange.List(draft, Attributes.NumaTune, draft.Running is { } running ? Text(running) : null,
                Text(draft.Snapshot.Configured), target.ToString(), "at the next boot", NumaRules.Placement);
        }

        draft.Configured = draft.Configured with { NumaTune = target };
    }

    /// <summary>What the user asks for, its cells in their order; null when the placement is left as it is.</summary>
    public static NumaTune? Target(PlanDraft draft) => Ordered(draft.Spec.NumaTune);

    public static NumaTune? Ordered(NumaTune? tune) => tune is null ? null : tune with { Cells = tune.Cells.OrderBy(c => c.Cell).ToEquatableList() };

    private static string Text(Sizing sizing) => sizing.NumaTune?.ToString() ?? "none";
}
