using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>
/// Host nodes that the running machine can move to now: in restrictive mode only, and only as a whole (RULEBOOK A3).
/// Before memory is added, so that the new memory lies where it should.
/// </summary>
internal static class NumaTuneLive
{
    public static void Apply(PlanDraft draft)
    {
        if (NumaTuneRule.Target(draft) is not { } target || draft.Running is not { NumaTune: { } now } running || !CanMove(now, target))
        {
            return;
        }

        draft.Live(Attributes.NumaTune, now.ToString(), target.ToString(), "moved to other host nodes", NumaRules.PlacementLive);
        draft.Running = running with { NumaTune = target };

        // A placement of cells that are only now to be configured is written together with them.
        var writes = draft.Configured.NumaTune != target && target.Cells.All(c => c.Cell < draft.Configured.NumaCells.Count);
        if (writes)
        {
            draft.Configured = draft.Configured with { NumaTune = target };
        }

        draft.Step(new SetNumaTuneStep(now, target) { Configuration = writes ? draft.Configured : null });
    }

    private static bool CanMove(NumaTune now, NumaTune target) =>
        now.Mode == NumaTuneMode.Restrictive && now != target && now with { Nodeset = target.Nodeset } == target;
}
