using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Yaml.Writing;

/// <summary>Rows of the schema tables as JSON Schema.</summary>
internal static class SchemaRows
{
    // What ByteSize and DurationText read. Whether it fits is theirs to say.
    private const string Number = @"([0-9]+\.?[0-9]*|\.[0-9]+)";
    private const string SizePattern = $@"^\s*{Number}\s*(B|KiB|MiB|GiB|TiB|PiB)\s*$";
    private const string DurationPattern = $@"^\s*({Number}(h|ms|m|s))+\s*$";

    /// <summary>Numbers of which there is at least one. The others begin at zero.</summary>
    private static readonly IReadOnlyList<string> FromOne =
    [
        Attributes.Vcpus, Attributes.MaxVcpus, Attributes.MinVcpus, VcpuRows.Sockets, VcpuRows.Dies, VcpuRows.Cores, VcpuRows.Threads,
        ProviderSchema.HeadroomMemory, ProviderSchema.MaxParallelPowerCycles,
    ];

    /// <param name="isNullable">Whether null stands for an object that is not set.</param>
    public static void WriteObject(Utf8JsonWriter json, IReadOnlyList<AttributeSchema> rows, bool isNullable)
    {
        WriteType(json, "object", isNullable);
        json.WriteStartObject("properties");
        foreach (var row in rows.Where(r => r.Usage != Usage.Computed))
        {
            json.WriteStartObject(row.Name);
            json.WriteString("description", row.Description);
            WriteValue(json, row, row.Usage != Usage.Required);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        var required = rows.Where(r => r.Usage == Usage.Required).ToList();
        if (required.Count > 0)
        {
            json.WriteStartArray("required");
            required.ForEach(r => json.WriteStringValue(r.Name));
            json.WriteEndArray();
        }

        json.WriteBoolean("additionalProperties", false);
    }

    private static void WriteValue(Utf8JsonWriter json, AttributeSchema row, bool isNullable)
    {
        switch (row.Kind)
        {
            case ValueKind.WholeNumber:
                WriteType(json, "integer", isNullable);
                json.WriteNumber("minimum", FromOne.Contains(row.Name) ? 1 : 0);
                WriteMaximum(json, row);
                break;
            case ValueKind.Flag:
                WriteType(json, "boolean", isNullable);
                break;
            case ValueKind.Object:
                WriteObject(json, row.Nested, isNullable);
                break;
            case ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList:
                WriteType(json, "array", isNullable);
                WriteItem(json, "items", row);
                break;
            case ValueKind.TextMap or ValueKind.ObjectMap:
                WriteType(json, "object", isNullable);
                WriteItem(json, "additionalProperties", row);
                break;
            default:
                WriteText(json, row, isNullable);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, AttributeSchema row, bool isNullable)
    {
        WriteType(json, "string", isNullable);
        if (row.Kind is ValueKind.Size or ValueKind.Duration)
        {
            json.WriteString("pattern", row.Kind == ValueKind.Size ? SizePattern : DurationPattern);
        }

        if (row.Sensitive)
        {
            json.WriteBoolean("writeOnly", true);
        }

        if (row.Choice is { } choice)
        {
            json.WriteStartArray("enum");
            foreach (var value in choice.Values)
            {
                json.WriteStringValue(value);
            }

            if (isNullable)
            {
                json.WriteNullValue();
            }

            json.WriteEndArray();
        }
    }

    private static void WriteItem(Utf8JsonWriter json, string keyword, AttributeSchema row)
    {
        json.WriteStartObject(keyword);
        WriteValue(json, Rows.Item(row), isNullable: false);
        json.WriteEndObject();
    }

    private static void WriteMaximum(Utf8JsonWriter json, AttributeSchema row)
    {
        if (!row.IsLarge)
        {
            json.WriteNumber("maximum", int.MaxValue);
        }
    }

    private static void WriteType(Utf8JsonWriter json, string type, bool isNullable)
    {
        if (!isNullable)
        {
            json.WriteString("type", type);
            return;
        }

        json.WriteStartArray("type");
        json.WriteStringValue(type);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }
}
