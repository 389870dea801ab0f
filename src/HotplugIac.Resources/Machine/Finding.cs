using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Machine;

/// <summary>Where a machine was found, or why nobody can say.</summary>
/// <param name="Snapshot">Null when it was not found.</param>
/// <param name="Route">Where it was found, when that is not the route that the user wrote; else null.</param>
/// <param name="Problem">Why it is not known whether it is there; null with no snapshot means that it is gone.</param>
internal sealed record Finding(MachineSnapshot? Snapshot, string? Route = null, Problem? Problem = null)
{
    /// <summary>Whether the problem is that a hypervisor does not answer.</summary>
    public bool IsUnreachable { get; init; }
}
