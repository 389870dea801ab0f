using System.Text.Json;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>Rows as properties of the package's schema.</summary>
internal sealed class PropertyWriter(Utf8JsonWriter json)
{
    /// <param name="isStackConfig">Whether SDKs read the values from the stack's configuration, where an enumeration is a text to them.</param>
    public void Map(string name, IEnumerable<AttributeSchema> rows, bool isStackConfig = false)
    {
        json.WriteStartObject(name);
        foreach (var row in rows)
        {
            json.WriteStartObject(Names.ToPulumi(row.Name));
            Type(isStackConfig ? row with { Choice = null } : row);
            json.WriteString("description", Words.ToPulumi(row.Description));
            if (row.Sensitive || row.Nested.Any(n => n.Sensitive))
            {
                json.WriteBoolean("secret", true);
            }

            if (row.Replaces)
            {
                json.WriteBoolean("willReplaceOnChanges", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Type(AttributeSchema row)
    {
        switch (row.Kind)
        {
            case ValueKind.TextList:
                Items("items", "array", () => json.WriteString("type", "string"));
                break;
            case ValueKind.NumberList:
                Items("items", "array", () => json.WriteString("type", "integer"));
                break;
            case ValueKind.TextMap:
                Items("additionalProperties", "object", () => json.WriteString("type", "string"));
                break;
            case ValueKind.ObjectList:
                Items("items", "array", () => Reference(row.TypeName));
                break;
            case ValueKind.ObjectMap:
                Items("additionalProperties", "object", () => Reference(row.TypeName));
                break;
            case ValueKind.Object:
                Reference(row.TypeName);
                break;
            case ValueKind.Any:
                json.WriteString("$ref", "pulumi.json#/Any");
                break;
            case var _ when row.Choice is { } choice:
                Reference(choice.TypeName);
                break;
            case ValueKind.WholeNumber:
                // An SDK's integer has 32 bits in most languages.
                json.WriteString("type", row.IsLarge ? "number" : "integer");
                break;
            default:
                json.WriteString("type", row.Kind == ValueKind.Flag ? "boolean" : "string");
                break;
        }
    }

    private void Items(string name, string type, Action items)
    {
        json.WriteString("type", type);
        json.WriteStartObject(name);
        items();
        json.WriteEndObject();
    }

    private void Reference(string typeName) => json.WriteString("$ref", $"#/types/{Names.TypeToken(typeName)}");
}
