using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Rendering.Json;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.JUnit;

/// <summary>A machine, or the plan as a whole, as a test that holds or fails.</summary>
/// <param name="Failure">What a reader is told first; null when it holds.</param>
/// <param name="Type">The policy's rule that refuses it, or the outcome.</param>
internal sealed record JUnitCase(string Name, string? Failure, string Type, IReadOnlyList<string> Lines)
{
    /// <summary>
    /// The plan and then each machine. With a policy those fail that it denies; without one those that are stopped or may be, and a plan that may
    /// lack changes.
    /// </summary>
    public static IReadOnlyList<JUnitCase> Of(ReportDocument document)
    {
        var addresses = document.Report.Machines.Select(m => m.Address).ToHashSet();

        // A finding about a machine that the report does not have must not get lost.
        var denials = (document.Policy?.Findings ?? [])
            .Where(f => f is { Effect: PolicyEffect.Deny, ExcusedBy: null })
            .ToLookup(f => f.Address is { } address && addresses.Contains(address) ? address : string.Empty);
        var cases = new List<JUnitCase>(addresses.Count + 1) { OfPlan(document, [.. denials[string.Empty]]) };
        foreach (var machine in document.Report.Machines)
        {
            cases.Add(OfMachine(document, machine, machine.Address.Length == 0 ? [] : [.. denials[machine.Address]]));
        }

        return cases;
    }

    private static JUnitCase OfPlan(ReportDocument document, PolicyFinding[] denials)
    {
        var report = document.Report;
        var notes = report.Notes.Select(n => $"{JsonWords.Of(n.Kind)}: {(n.Address is { } address ? $"{address}: " : string.Empty)}{n.Text}");
        var failure = Denial(denials) ?? (document.Policy is null && report.IsIncomplete ? "The plan may lack changes." : null);
        return new("plan", failure, denials.Length > 0 ? denials[0].Rule : "incomplete", [Headline.Of(report), .. notes]);
    }

    private static JUnitCase OfMachine(ReportDocument document, MachineReport machine, PolicyFinding[] denials)
    {
        var stops = document.Policy is null && Outcomes.MayStop(machine);
        return new(
            machine.Address,
            Denial(denials) ?? (stops ? Outcomes.Happening(machine) : null),
            denials.Length > 0 ? denials[0].Rule : JsonWords.Of(Outcomes.Of(machine)),
            [Outcomes.Happening(machine), .. machine.Changes.Select(c => $"{c.Attribute}: {c.Text}{(c.Code is { } code ? $" ({code})" : string.Empty)}"), .. machine.Why is { } why ? [why] : Array.Empty<string>()]);
    }

    private static string? Denial(PolicyFinding[] denials) => denials.Length == 0
        ? null
        : string.Join(' ', denials.SelectMany(d => (string[])[d.Reason, d.Remedy]).Where(t => t.Length > 0));
}
