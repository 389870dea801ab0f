using System.Text.Json;
using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Machine;

/// <summary>What travels beside the state and is never shown: the facts that plans rest on, and what was put off.</summary>
/// <param name="Snapshot">The machine as last read; null when that is not known, for example after a crash.</param>
/// <param name="Targets">Sized attribute → canonical text that the last successful apply (or the import) settled on.</param>
/// <param name="Acknowledged">Sized attribute → configured text of a pending change that is known: our own deferral, or found at import.</param>
public sealed record PrivateState(MachineSnapshot? Snapshot, IReadOnlyDictionary<string, string> Targets, IReadOnlyDictionary<string, string> Acknowledged)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Where the machine was found, when that is not the route that the user wrote; else null.</summary>
    public string? Route { get; init; }

    /// <summary>Whether the last refresh could not reach the machine and kept what was known: the facts may be old.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether the user names the memory method; else it follows the machine.</summary>
    public bool MethodIsChosen { get; init; }

    /// <summary>
    /// In what a plan leaves behind: which machines it has claimed (<see cref="MachineClaims"/>). Terraform gives it to the second
    /// plan of the same resource when the first means a replacement.
    /// </summary>
    public EquatableList<string> Claims { get; init; } = [];

    public static PrivateState Empty { get; } = new(null, Nothing, Nothing);

    /// <summary>
    /// Attributes whose difference between running and configured is known and settled: the planner does not list them again.
    /// </summary>
    public IReadOnlySet<string> Deferred => Snapshot is null
        ? new HashSet<string>()
        : SizingAttribute.All.Where(a => Acknowledged.TryGetValue(a.Name, out var known) && known == a.Read(Snapshot.Configured))
            .Select(a => a.Name).ToHashSet();

    /// <summary>Everything that is pending on a machine now, as known.</summary>
    public static PrivateState Settled(MachineSnapshot snapshot, IReadOnlyDictionary<string, string> targets) =>
        new(snapshot, targets, SizingAttribute.All
            .Where(a => snapshot.Running is { } running && a.Read(running) != a.Read(snapshot.Configured))
            .ToDictionary(a => a.Name, a => a.Read(snapshot.Configured)));

    /// <summary>Reads what <see cref="ToBytes"/> wrote; anything else reads as empty, because private data is optional.</summary>
    public static PrivateState Parse(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return Empty;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, PrivateJson.Default.PrivateDocument)?.ToState() ?? Empty;
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            return Empty;
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(PrivateDocument.Of(this), PrivateJson.Default.PrivateDocument);
}
