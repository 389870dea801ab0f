using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>NUMA cells that the user sets: part of how a machine is started (RULEBOOK A3).</summary>
internal static class NumaCellsRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.NumaCells is not { } cells)
        {
            return;
        }

        var after = draft.Configured with
        {
            NumaCells = cells,
            BaseMemory = ByteSize.Sum(cells.Select(c => c.Memory)),

            // With cells each device must name one (RULEBOOK A2 "add dimm").
            Devices = draft.Configured.Devices.Select(d => d.Node is null ? d with { Node = 0 } : d).ToEquatableList(),
        };
        ConfigurationChange.List(draft, Attributes.NumaCells, draft.Running?.NumaText, draft.Snapshot.Configured.NumaText, after.NumaText,
            "at the next boot", NumaRules.Cells);
        draft.Configured = after;
    }
}
