using System.Text.Json;

namespace HotplugIac.Hypervisors.Json;

/// <summary>A value of a JSON text that knows its place, so that what is wrong with it can be pointed at.</summary>
public sealed class JsonItem
{
    private readonly JsonPlaces _places;
    private readonly long _offset;

    internal JsonItem(JsonPlaces places, long offset, string path, JsonValueKind kind, string text)
    {
        _places = places;
        _offset = offset;
        Path = path;
        Kind = kind;
        Raw = text;
    }

    /// <summary>Where it stands, as users say it: <c>machines[0].vcpus</c>; empty for the whole.</summary>
    public string Path { get; }

    public JsonValueKind Kind { get; }

    /// <summary>Of a string its text, of a number its digits; else empty.</summary>
    public string Raw { get; }

    /// <summary>Of an object, in the order in which they are written.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonItem>> Members { get; internal init; } = [];

    /// <summary>Of an array.</summary>
    public IReadOnlyList<JsonItem> Items { get; internal init; } = [];

    /// <summary>A member; null when it is not there or <c>null</c>.</summary>
    public JsonItem? this[string name] => Written(name) is { Kind: not JsonValueKind.Null } item ? item : null;

    /// <summary>A member, <c>null</c> included; null when it is not there.</summary>
    public JsonItem? Written(string name)
    {
        foreach (var (key, item) in Members)
        {
            if (key == name)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>How messages name it.</summary>
    public string Name => Path.Length == 0 ? "the document" : Path;

    /// <summary>An error that points here.</summary>
    public JsonTextException Fault(string message) => _places.Fault(_offset, message);

    /// <summary>An error that says what is there and what may be.</summary>
    public JsonTextException Wrong(string allowed) => Fault($"{Name} is {Shown}; it must be {allowed}.");

    private string Shown => Kind switch
    {
        JsonValueKind.String => Raw.Length <= 60 ? $"\"{Raw}\"" : $"\"{Raw[..60]}…\"",
        JsonValueKind.Number => Raw,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };
}
