using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>
/// A stored state → what the current schema holds. Attributes that only came or went need no step: what is missing is null,
/// and what the schema lacks is dropped.
/// </summary>
public static class StateUpgrade
{
    /// <summary>
    /// The step at index n turns a state of version n into one of version n + 1. A change of the schema that gives an attribute
    /// another name or shape adds a step at the end, and thereby raises the version.
    /// </summary>
    private static readonly IReadOnlyList<Func<MapValue, MapValue>> Steps =
    [
        // What was written before there were versions looks like version 1.
        static state => state,
    ];

    /// <summary>The version that new states are written with.</summary>
    public static long CurrentVersion => Steps.Count;

    /// <param name="version">The one that wrote the state.</param>
    /// <param name="stored">The state as it was stored.</param>
    /// <returns>The state as the next plan shall see it; null with a problem when it cannot be read.</returns>
    public static (MapValue? State, Problem? Problem) Apply(long version, MapValue stored) => Apply(version, stored, Steps);

    internal static (MapValue? State, Problem? Problem) Apply(long version, MapValue stored, IReadOnlyList<Func<MapValue, MapValue>> steps)
    {
        if (version < 0 || version > steps.Count)
        {
            return (null, Unreadable($"It has the schema version {version}, and this version of the provider knows up to {steps.Count}: use the version that wrote it, or a newer one."));
        }

        var state = steps.Skip((int)version).Aggregate(stored, static (s, step) => step(s));
        return StateShape.Misfit(state, VirtualMachineSchema.Rows) is { } misfit
            ? (null, Unreadable($"{misfit}. Correct it there, or remove the resource from the state and import the machine again: terraform state rm ADDRESS, terraform import ADDRESS NAME. Neither touches the machine."))
            : (VirtualMachineResource.Upgrade(state), null);
    }

    private static Problem Unreadable(string detail) => new(Severity.Error, string.Empty, string.Empty, "The stored state cannot be read", detail);
}
