using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>Small ways to make a right plan wrong.</summary>
internal static class Spoiling
{
    public static PlanResult With(this PlanResult plan, params PlanStep[] more) => plan with { Steps = [.. plan.Steps, .. more] };

    public static PlanResult Without<TStep>(this PlanResult plan)
        where TStep : PlanStep => plan with { Steps = plan.Steps.Where(s => s is not TStep).ToEquatableList() };

    public static PlanResult Each<TStep>(this PlanResult plan, Func<TStep, PlanStep> spoil)
        where TStep : PlanStep => plan with { Steps = plan.Steps.Select(s => s is TStep step ? spoil(step) : s).ToEquatableList() };

    public static PlanResult Reversed(this PlanResult plan) => plan with { Steps = plan.Steps.Reverse().ToEquatableList() };

    public static PlanResult Unlisted(this PlanResult plan, string attribute) => plan.Listing(plan.Impact.Changes.Where(c => c.Attribute != attribute));

    public static PlanResult Told(this PlanResult plan, string attribute, Func<Change, Change> spoil) =>
        plan.Listing(plan.Impact.Changes.Select(c => c.Attribute == attribute ? spoil(c) : c));

    public static PlanResult Listing(this PlanResult plan, IEnumerable<Change> changes) => plan with { Impact = plan.Impact with { Changes = changes.ToEquatableList() } };

    /// <summary>Another configuration at the end, wherever the plan writes one.</summary>
    public static PlanResult Configuring(this PlanResult plan, Func<Sizing, Sizing> spoil) => plan with
    {
        Steps = plan.Steps.Select(s => s.Configuration is { } written ? s with { Configuration = spoil(written) } : s).ToEquatableList(),
        ConfiguredAfter = spoil(plan.ConfiguredAfter),
    };

    /// <summary>A plan that leaves everything as it is.</summary>
    public static PlanResult Nothing(MachineSnapshot snapshot) => new(Impact.None, [], snapshot.Running, snapshot.Configured, []);
}
