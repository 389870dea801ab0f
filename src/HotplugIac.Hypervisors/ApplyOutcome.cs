using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>What an apply left behind.</summary>
/// <param name="Snapshot">The machine as it was read back last; null when it is gone or could not be read any more.</param>
/// <param name="Problems">
/// Empty or only warnings on success: what the guest refused under <see cref="UnplugPolicy.LiveOrPending"/>, what it has not
/// brought online.
/// </param>
public sealed record ApplyOutcome(MachineSnapshot? Snapshot, EquatableList<Problem> Problems)
{
    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);
}
