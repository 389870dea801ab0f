using System.Globalization;
using System.Text;
using System.Text.Json;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>JSON → <see cref="Value"/>, within bounds that no machine meets.</summary>
internal sealed class JsonValues
{
    private const int Deepest = 64;

    private const int Most = 500_000;

    private readonly string _label;
    private int _count;

    private JsonValues(string label) => _label = label;

    /// <param name="bytes">A whole value; empty reads as null.</param>
    /// <param name="label">How messages name it.</param>
    /// <param name="isWanted">Which members of the outermost object are read; the others are passed over.</param>
    public static Value Of(ReadOnlySpan<byte> bytes, string label, Func<string, bool> isWanted)
    {
        if (bytes.IsEmpty)
        {
            return Value.Null;
        }

        var reader = JsonParts.Reader(bytes);
        reader.Read();
        return new JsonValues(label).Read(ref reader, 0, isWanted);
    }

    public static Value Of(ReadOnlySpan<byte> bytes, string label) => Of(bytes, label, static _ => true);

    private Value Read(ref Utf8JsonReader reader, int depth, Func<string, bool> isWanted)
    {
        if (depth > Deepest)
        {
            throw NoPlanException.Because($"{_label} is nested more than {Deepest} deep, which the attributes of a machine are not.");
        }

        if (++_count > Most)
        {
            throw NoPlanException.Because($"{_label} has more than {Most.ToString("N0", CultureInfo.InvariantCulture)} values, which no machine has.");
        }

        return reader.TokenType switch
        {
            JsonTokenType.String => Value.Of(reader.GetString()),
            JsonTokenType.True or JsonTokenType.False => Value.Of(reader.GetBoolean()),
            JsonTokenType.Number => Number(ref reader),
            JsonTokenType.StartArray => List(ref reader, depth),
            JsonTokenType.StartObject => Map(ref reader, depth, isWanted),
            _ => Value.Null,
        };
    }

    private static NumberValue Number(ref Utf8JsonReader reader) =>
        reader.TryGetDecimal(out var number) ? new NumberValue(number) : new NumberValue(0) { Written = ShortText.Of(Encoding.UTF8.GetString(reader.ValueSpan), 40) };

    private Value List(ref Utf8JsonReader reader, int depth)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, depth + 1, static _ => true));
        }

        return Value.Of(items);
    }

    private MapValue Map(ref Utf8JsonReader reader, int depth, Func<string, bool> isWanted)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!isWanted(name))
            {
                reader.Skip();
            }
            else if (!fields.TryAdd(name, Read(ref reader, depth + 1, static _ => true)))
            {
                throw NoPlanException.Because($"{_label} has \"{ShortText.Of(name, 100)}\" twice.");
            }
        }

        return new MapValue(fields);
    }
}
