using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>What a document says of one machine, whatever kind of document it is. Attributes have the names of the schema.</summary>
/// <param name="Before">The machine as it is; null for one that the tool does not manage yet.</param>
/// <param name="After">As planned, with <see cref="Value.Unknown"/> where the plan does not know yet; null for one that goes.</param>
internal sealed record MachineChange(string Address, MachineAction Action, MapValue? Before, MapValue? After)
{
    /// <summary>The attributes whose values are secret.</summary>
    public IReadOnlySet<string> Secret { get; init; } = new HashSet<string>();

    /// <summary>The attributes for which the tool replaces.</summary>
    public IReadOnlyList<string> ReplacedFor { get; init; } = [];

    /// <summary>Why the tool acts, in words; null when there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the document asks for something that this program does not know: nothing can be said then.</summary>
    public bool IsStrange { get; init; }

    public string? PreviousAddress { get; init; }

    public string? ImportId { get; init; }
}
