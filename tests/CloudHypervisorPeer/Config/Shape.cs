using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Config;

/// <summary>What a member holds.</summary>
internal enum Kind
{
    Number,
    Flag,
    Text,
    Object,
    Numbers,
    Texts,
    Objects,
}

/// <summary>A member of an object of the API.</summary>
/// <param name="Default">JSON of what it is when it is left out; null: nothing.</param>
internal sealed record Field(string Name, Kind Kind, bool Required = false, string? Default = null, Shape? Of = null)
{
    /// <summary>The largest number.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>The only texts; null: any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The first release that gives its default back.</summary>
    public int Since { get; init; }
}

/// <summary>
/// The members of an object that the peer knows. Like the real one it refuses a wrong type and passes over what it does not know;
/// unlike the real one it keeps that, so that a test can see that a client sends a config whole.
/// </summary>
internal sealed record Shape(params Field[] Fields)
{
    /// <exception cref="Refusal">A member is missing or of another type.</exception>
    public void Check(JsonObject value)
    {
        foreach (var field in Fields)
        {
            if (value[field.Name] is { } member)
            {
                Check(field, member);
            }
            else if (field.Required)
            {
                throw Refusal.BadJson($"missing field {field.Name}");
            }
        }
    }

    /// <summary>Writes what the real one would give back for members that were left out.</summary>
    public void Fill(JsonObject value, PeerVersion version)
    {
        foreach (var field in Fields.Where(f => f.Since <= version.Major))
        {
            if (value[field.Name] is null && field.Default is { } text)
            {
                value[field.Name] = JsonNode.Parse(text);
            }
            else if (value[field.Name] is null && version.NullsAreLeftOut)
            {
                value.Remove(field.Name);
            }
            else if (value[field.Name] is null)
            {
                value[field.Name] = null;
            }

            foreach (var part in Parts(field, value[field.Name]))
            {
                field.Of!.Fill(part, version);
            }
        }
    }

    private static void Check(Field field, JsonNode member)
    {
        var fits = field.Kind switch
        {
            Kind.Number => IsNumber(member) && Whole(member) <= field.Most,
            Kind.Flag => member.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            Kind.Text => IsText(member) && field.Words?.Contains(member.GetValue<string>()) != false,
            Kind.Object => member is JsonObject,
            Kind.Numbers => member is JsonArray numbers && numbers.All(n => n is not null && IsNumber(n)),
            Kind.Texts => member is JsonArray texts && texts.All(t => t is not null && IsText(t)),
            _ => member is JsonArray objects && objects.All(o => o is JsonObject),
        };
        if (!fits)
        {
            throw Refusal.BadJson($"invalid value for {field.Name}: {member.ToJsonString()}");
        }

        foreach (var part in Parts(field, member))
        {
            field.Of!.Check(part);
        }
    }

    private static IEnumerable<JsonObject> Parts(Field field, JsonNode? member) => field.Of is null ? [] : member switch
    {
        JsonObject one => [one],
        JsonArray several => several.OfType<JsonObject>(),
        _ => [],
    };

    private static bool IsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    private static bool IsNumber(JsonNode value) => value.GetValueKind() == JsonValueKind.Number && Whole(value) is not null;

    private static long? Whole(JsonNode value) =>
        long.TryParse(value.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
