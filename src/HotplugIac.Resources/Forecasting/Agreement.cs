using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>
/// What the plans of all worlds have in common. A world in which the change is refused says nothing: there the plan is an error
/// and nothing is applied, so that the answer holds for every plan that there is.
/// </summary>
internal static class Agreement
{
    public const string Unknown = "unknown";

    public static ForecastReply Of(IEnumerable<World> worlds)
    {
        var plans = worlds.Select(w => (World: w, Plan: Planner.Plan(w.Spec, w.Snapshot, w.Deferred))).ToList();
        var possible = plans.Where(p => !p.Plan.HasErrors).Select(p => (p.World, p.Plan.Impact)).ToList();
        if (possible.Count == 0)
        {
            return ForecastReply.InAfter(string.Join("\n", plans[0].Plan.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Detail).Distinct()));
        }

        var impacts = possible.Select(p => p.Impact).Distinct().ToList();
        return ForecastReply.Of(impacts.Count == 1 ? ImpactValues.Of(impacts[0]) : Common(possible, impacts));
    }

    /// <summary>For a change of which nothing can be said. It gates like a reboot, and is shown as one.</summary>
    public static ForecastReply NotKnown(string attribute, string why, bool mayStop) =>
        ForecastReply.Of(Value(Unknown, mayStop, [], new Dictionary<string, string> { [attribute] = $"not known: {why}" }));

    public static MapValue Value(string verdict, bool stops, Dictionary<string, string> live, Dictionary<string, string> reboot) => new(new Dictionary<string, Value>
    {
        [VirtualMachineSchema.Verdict] = Values.Value.Of(verdict),
        [VirtualMachineSchema.StopsMachine] = Values.Value.Of(stops),
        [VirtualMachineSchema.Live] = ImpactValues.Map(live),
        [VirtualMachineSchema.Reboot] = ImpactValues.Map(reboot),
    });

    private static MapValue Common(List<(World World, Impact Impact)> possible, List<Impact> impacts)
    {
        var isKnown = impacts.Select(i => i.Verdict).Distinct().Count() == 1;
        var why = $"depends on {string.Join(", ", Reasons(possible, isKnown))}";
        var (live, reboot) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var attribute in impacts.SelectMany(i => i.Changes).Select(c => c.Attribute).Distinct())
        {
            var sure = new[] { ImpactClass.Live, ImpactClass.Reboot }.ToDictionary(c => c, c => impacts.Select(i => Line(i, attribute, c)).Distinct().ToList());
            if (!isKnown && sure.Values.Any(texts => texts.Count > 1))
            {
                var change = impacts.SelectMany(i => i.Changes).First(c => c.Attribute == attribute);
                reboot[attribute] = $"{change.From} → {change.To}, not known: {why}";
                continue;
            }

            foreach (var (kind, texts) in sure.Where(s => s.Value.Any(t => t is not null)))
            {
                var change = impacts.SelectMany(i => i.Changes).First(c => c.Attribute == attribute && c.Class == kind);
                (kind == ImpactClass.Live ? live : reboot)[attribute] = texts.Count == 1 ? texts[0]! : $"{change.From} → {change.To}, how {why}";
            }
        }

        return Value(isKnown ? impacts[0].Verdict.ToString().ToLowerInvariant() : Unknown, impacts.Any(i => i.StopsMachine), live, reboot);
    }

    private static string? Line(Impact impact, string attribute, ImpactClass kind)
    {
        var texts = impact.Changes.Where(c => c.Attribute == attribute && c.Class == kind).Select(c => c.Text).ToList();
        return texts.Count == 0 ? null : string.Join("; ", texts);
    }

    /// <summary>What differs least between two worlds with different answers.</summary>
    private static IReadOnlyList<string> Reasons(List<(World World, Impact Impact)> possible, bool isKnown)
    {
        var (world, impact) = possible[0];
        return possible.Where(p => isKnown ? p.Impact != impact : p.Impact.Verdict != impact.Verdict)
            .Select(p => world.DifferencesTo(p.World))
            .MinBy(d => d.Count) ?? [];
    }
}
