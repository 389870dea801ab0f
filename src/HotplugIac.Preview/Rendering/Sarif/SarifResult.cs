using System.Security.Cryptography;
using System.Text;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Sarif;

/// <summary>One finding about a machine, or about the plan as a whole.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Machine">Null for the plan, and for a machine that the report does not have.</param>
/// <param name="Key">What tells it from other results about the same address, the same in every run.</param>
internal sealed record SarifResult(SarifRule Rule, string Level, string? Address, MachineReport? Machine, string Text, string Key)
{
    /// <summary>Why it counts for nothing; null when it counts.</summary>
    public string? ExcusedBy { get; init; }

    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Address}\0{Key}\0{Rule.Id}")))[..32];

    public static IEnumerable<SarifResult> Of(ReportDocument document)
    {
        foreach (var result in document.Report.Machines.SelectMany(Of))
        {
            yield return result;
        }

        if (document.Policy is { Findings.Count: > 0 } policy)
        {
            var machines = document.Report.Machines.DistinctBy(m => m.Address).ToDictionary(m => m.Address);
            foreach (var finding in policy.Findings)
            {
                yield return Of(policy, finding, finding.Address is { } address ? machines.GetValueOrDefault(address) : null);
            }
        }
    }

    private static IEnumerable<SarifResult> Of(MachineReport machine)
    {
        var told = false;
        foreach (var line in machine.Changes)
        {
            var outcome = line.Timing switch
            {
                Timing.Live => MachineOutcome.Live,
                Timing.Reboot => machine.StopsMachine == true ? MachineOutcome.Stopped : MachineOutcome.Waiting,
                Timing.Replace => MachineOutcome.Replaced,
                _ => MachineOutcome.Unknown,
            };
            told |= outcome <= Outcomes.Of(machine);
            yield return new(
                line.Code is { } code ? SarifRule.OfCode(code) : SarifRule.OfOutcome(outcome), LevelOf(outcome), machine.Address, machine,
                $"{Sentence(machine)} {line.Attribute}: {line.Text}", $"{line.Attribute}\0{line.Timing}");
        }

        // A deletion has no lines, and the lines of a replaced machine may tell less than what happens to it.
        if (!told && Outcomes.Of(machine) is <= MachineOutcome.Live and var whole)
        {
            yield return new(SarifRule.OfOutcome(whole), LevelOf(whole), machine.Address, machine, $"{Sentence(machine)}{(machine.Why is { } why ? $" {why}" : string.Empty)}", string.Empty);
        }
    }

    private static SarifResult Of(PolicyResult policy, PolicyFinding finding, MachineReport? machine)
    {
        var level = finding switch { { ExcusedBy: not null } => "note", { Effect: PolicyEffect.Deny } => "error", _ => "warning" };
        var text = $"{(finding.Address is { } address ? $"{address}: " : string.Empty)}{finding.Reason} {finding.Remedy}".TrimEnd();
        return new(SarifRule.OfPolicy(policy, finding), level, finding.Address, machine, text, "policy") { ExcusedBy = finding.ExcusedBy };
    }

    private static string Sentence(MachineReport machine) => $"{machine.Address}: {Outcomes.Happening(machine)}.";

    private static string LevelOf(MachineOutcome outcome) => outcome switch
    {
        <= MachineOutcome.Stopped => "error",
        <= MachineOutcome.Waiting => "warning",
        _ => "note",
    };
}
