using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Policies;

/// <summary>What a rule is asked about: a machine, or what an incomplete plan does not show.</summary>
/// <param name="Addresses">The address, and the one before where it was moved; empty for the plan as a whole.</param>
/// <param name="Action">Null when it is not known.</param>
/// <param name="Attributes">The attributes that change; null when they are not known.</param>
internal sealed record PolicySubject(
    EquatableList<string> Addresses, string? Name, MachineAction? Action, PreviewVerdict Verdict, bool? StopsMachine, EquatableList<string>? Attributes)
{
    /// <summary>Of what an incomplete plan does not show nothing is known: any machine, any action.</summary>
    public static PolicySubject Missing { get; } = new([], null, null, PreviewVerdict.Unknown, null, null);

    /// <summary>Null for the plan as a whole.</summary>
    public string? Address => Addresses.Count > 0 ? Addresses[0] : null;

    public static PolicySubject Of(MachineReport machine)
    {
        var gate = Gate.Of(machine);
        return new PolicySubject(
            machine.PreviousAddress is { } previous ? [machine.Address, previous] : [machine.Address],
            machine.Name,

            // An action that this program does not know may be any.
            machine is { Verdict: PreviewVerdict.Unknown, Origin: VerdictOrigin.Action } ? null : machine.Action,
            gate.Verdict,
            gate.StopsMachine,
            gate.Verdict == PreviewVerdict.Unknown && machine.Changes.Count == 0 ? null : machine.Changes.Select(c => c.Attribute).ToEquatableList());
    }
}
