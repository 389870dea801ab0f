using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>
/// The impact of a change told from values alone: a machine as state or data source show it, and what is asked of it. The
/// planner plans it in every world that looks as shown; where the plans agree that is the answer, else it is unknown.
/// </summary>
public static class ImpactForecast
{
    private const string Before = "before";
    private const string After = "after";

    /// <param name="before">The machine; null for one that is not managed yet.</param>
    /// <param name="after">Attributes as they shall be; computed ones are ignored.</param>
    public static ForecastReply Of(Value before, Value after)
    {
        var wished = MachineObject.Read(after, After, out var error);
        if (error.Length > 0)
        {
            return ForecastReply.InAfter(error);
        }

        if (before.IsNull)
        {
            return New(wished);
        }

        var shown = MachineObject.Read(before, Before, out error);
        if (error.Length > 0)
        {
            return ForecastReply.InBefore(error);
        }

        // What is not known yet is as good as not there.
        shown = new MapValue(shown.Fields.Where(f => !f.Value.HasUnknown).ToDictionary(StringComparer.Ordinal));
        if (ShownProblem(shown) is { } problem)
        {
            return ForecastReply.InBefore(problem);
        }

        var wish = Wish.Of(shown, wished);
        return wish.Problems.Count > 0 ? ForecastReply.InAfter(string.Join("\n", wish.Problems.Select(p => p.Detail)))
            : Identity(shown, wished, wish) ?? Sizes(shown, wished, wish);
    }

    /// <summary>A machine that is created has no impact. One that is adopted has, and only its hypervisor knows it.</summary>
    private static ForecastReply New(MapValue after)
    {
        var wish = Wish.Of(MapValue.Empty, after);
        return wish.Problems.Count > 0 ? ForecastReply.InAfter(string.Join("\n", wish.Problems.Select(p => p.Detail)))
            : after[Attributes.Definition] is not TextValue
                ? Agreement.NotKnown(Attributes.Definition, "without a definition the machine exists already, and before = null does not tell how it is", MayStop(wish))
                : ForecastReply.Of(ImpactValues.None);
    }

    private static string? ShownProblem(MapValue shown)
    {
        var read = Wish.Read(shown);
        if (read.Problems.Count > 0)
        {
            return string.Join("\n", read.Problems.Select(p => $"{Before}: {p.Detail}"));
        }

        return ShownMachine.Powers(shown).Count == 0
            ? $"{Before}.{Attributes.PowerState} = {ValueText.Of(shown[Attributes.PowerState])} is not known: use \"running\", \"paused\" or \"shut off\"."
            : ShownLimits.Problem(read.Spec) is { } problem ? $"{Before}.{problem}" : null;
    }

    /// <summary>Changes of what machine it is, where, and whose. Null when there are none.</summary>
    private static ForecastReply? Identity(MapValue shown, MapValue after, Wish wish)
    {
        if (Wish.Inputs.FirstOrDefault(name => after[name].HasUnknown) is { } unknown)
        {
            return Agreement.NotKnown(unknown, $"{After}.{unknown} is not known yet", MayStop(wish));
        }

        if (after[Attributes.Name] is TextValue name && shown[Attributes.Name] is TextValue old && name != old)
        {
            // An adopted machine is released and keeps running; one that was created here is deleted.
            return ForecastReply.Of(Agreement.Value(nameof(Verdict.Replace).ToLowerInvariant(), !shown[Attributes.Definition].IsNull && MayRun(shown), [],
                new Dictionary<string, string> { [Attributes.Name] = $"{old.Text} → {name.Text}, another name is another machine" }));
        }

        if (after.Fields.TryGetValue(Attributes.Uri, out var uri) && shown.Fields.TryGetValue(Attributes.Uri, out var route) && uri != route)
        {
            return Agreement.NotKnown(Attributes.Uri, $"the machine is looked up at {ValueText.Of(uri)}, and how it is there is not shown", MayStop(wish));
        }

        return after[Attributes.Definition] is TextValue definition && shown[Attributes.Definition] is TextValue prior && definition.Text.Trim() != prior.Text.Trim()
            ? ForecastReply.InAfter(Problem.Error(Attributes.Definition, LifecycleRules.DefinitionEdit,
                $"{After}.definition is an edited one. {LifecycleRules.DefinitionEdit.Why} {LifecycleRules.DefinitionEdit.Remedy}").Detail)
            : null;
    }

    private static ForecastReply Sizes(MapValue shown, MapValue after, Wish wish)
    {
        var machines = ShownMachine.Powers(shown).Select(p => ShownMachine.Of(shown, p)).ToList();
        if (machines.Where(m => m.Missing is null).Select(ShownLimits.Problem).FirstOrDefault(p => p is not null) is { } problem)
        {
            return ForecastReply.InBefore($"{Before}.{problem}");
        }

        if (MissingFacts.Of(shown, wish, machines) is { } missing)
        {
            return Agreement.NotKnown(missing.Asked, $"{Before} does not show {missing.Fact}", MayStop(wish) && MayRun(shown));
        }

        var facts = new ShownFacts(!shown[Attributes.MinVcpus].IsNull, Wish.Read(shown).Spec.MemoryMethod, after.Fields.ContainsKey(Attributes.MemoryMethod));
        return Agreement.Of(machines.SelectMany(m => Worlds.Of(facts, m, wish)));
    }

    private static bool MayStop(Wish wish) => wish.Spec.Policy.OnRebootRequired == RebootPolicy.Reboot;

    private static bool MayRun(MapValue shown) => ShownMachine.Powers(shown).Any(p => p != PowerState.Off);
}
