using System.Text.Json;
using HotplugIac.Preview.Sources;

namespace HotplugIac.Preview.Rendering.Sarif;

/// <summary>
/// Where a result is shown. GitHub refuses a file with a result that has no place in a file, and a machine that is deleted has none any more:
/// its block is gone. Where other places are known, such a result stands at the first line of the first file of them; its text names the
/// address. Where no place is known at all, results have logical locations only.
/// </summary>
internal sealed class SarifLocations(IReadOnlyDictionary<string, SourceLocation> locations)
{
    public const string BaseId = "SRCROOT";

    private readonly SourceLocation? _instead = locations.Values.Select(l => l.File).Order(StringComparer.Ordinal).FirstOrDefault() is { } file ? new(file, 1) : null;

    public void Write(Utf8JsonWriter writer, string? address)
    {
        var place = (address is null ? null : locations.GetValueOrDefault(address)) ?? _instead;
        if (place is null && address is null)
        {
            return;
        }

        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        if (place is not null)
        {
            writer.WriteStartObject("physicalLocation");
            writer.WriteStartObject("artifactLocation");
            writer.WriteString("uri", string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString)));
            writer.WriteString("uriBaseId", BaseId);
            writer.WriteEndObject();
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", place.Line);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (address is not null)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", address);
            writer.WriteString("kind", "resource");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
