using HotplugIac.Soak.Terraform;
using HotplugIac.Soak.Worlds;

namespace HotplugIac.Soak.Oracles;

/// <summary>A machine is stopped only by an apply whose plan said so, and a refused plan touches nothing.</summary>
internal static class PowerOracle
{
    public static IEnumerable<string> Faults(Observed? before, Observed? after, Outcome outcome, bool isDelete)
    {
        if (before is null || after is null)
        {
            if (before is not null && !(isDelete && outcome.Phase == Phase.Applied))
            {
                yield return "the machine is gone, and no plan said that";
            }

            yield break;
        }

        // A delete stops a machine before it removes it, and can be cut off in between.
        var isHalfDeleted = isDelete && outcome.Phase == Phase.Applied && (outcome.HasErrors || outcome.Silence is not null) && after.Power == "shut off";
        if (!outcome.Stops && !isHalfDeleted && (after.Boot != before.Boot || after.Power != before.Power) && !Starts(before, outcome))
        {
            yield return $"the machine was {before.Power} (boot {before.Boot}) and is {after.Power} (boot {after.Boot}), but the plan did not say that it would be stopped";
        }

        if (outcome.Stops && !outcome.HasErrors && outcome.Silence is null && outcome.Phase == Phase.Applied && (after.Power != "running" || after.Boot == before.Boot))
        {
            yield return $"the plan said that the machine would be stopped and started: it was {before.Power} (boot {before.Boot}) and is {after.Power} (boot {after.Boot})";
        }

        if (outcome.Phase != Phase.Applied && after.Definition != before.Definition)
        {
            yield return $"nothing was applied, but the definition has changed: {before.Definition}\n→ {after.Definition}";
        }
    }

    /// <summary>What a crash left off, marked, is started again (HP4016).</summary>
    private static bool Starts(Observed before, Outcome outcome) =>
        before.IsMarked && outcome.Planned?["impact"].ToString().Contains("HP4016", StringComparison.Ordinal) == true;
}
