using System.Text;
using System.Text.Json;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>
/// What <c>pulumi convert --from terraform</c> asks for: the Terraform provider's schema and which Pulumi token each of its types
/// has, in the JSON of Pulumi's Terraform bridge. Attribute names need no mapping: its rule (camelCase) is ours.
/// </summary>
internal static class TerraformMapping
{
    // The bridge's numbers for types. A single object is a map whose element is a resource.
    private const int Bool = 1;
    private const int Int = 2;
    private const int Text = 4;
    private const int List = 5;
    private const int Map = 6;

    public static string Of(string version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("provider");
            Schemas(json, "schema", ProviderSchema.Rows);
            json.WriteStartObject("resources");
            Schemas(json, "hotplug_virtual_machine", VirtualMachineSchema.Rows);
            json.WriteEndObject();
            json.WriteStartObject("dataSources");
            foreach (var source in DataSourceTable.All)
            {
                Schemas(json, $"hotplug_{source.Name}", source.Rows);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("name", Names.Package);
            json.WriteString("version", version);
            json.WriteStartObject("resources");
            Token(json, "hotplug_virtual_machine", Names.ResourceToken);
            json.WriteEndObject();
            json.WriteStartObject("dataSources");
            foreach (var source in DataSourceTable.All)
            {
                Token(json, $"hotplug_{source.Name}", Names.FunctionToken(source));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Token(Utf8JsonWriter json, string type, string token)
    {
        json.WriteStartObject(type);
        json.WriteString("tok", token);
        json.WriteEndObject();
    }

    private static void Schemas(Utf8JsonWriter json, string name, IEnumerable<AttributeSchema> rows)
    {
        json.WriteStartObject(name);
        foreach (var row in rows)
        {
            json.WriteStartObject(row.Name);
            Schema(json, row);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Schema(Utf8JsonWriter json, AttributeSchema row)
    {
        json.WriteNumber("type", row.Kind switch
        {
            ValueKind.Flag => Bool,
            ValueKind.WholeNumber => Int,
            ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList => List,
            ValueKind.TextMap or ValueKind.Object or ValueKind.ObjectMap => Map,
            _ => Text,
        });
        Flag(json, "required", row.Usage == Usage.Required);
        Flag(json, "optional", row.Usage is Usage.Optional or Usage.OptionalComputed);
        Flag(json, "computed", row.Usage is Usage.Computed or Usage.OptionalComputed);
        Flag(json, "forceNew", row.Replaces);
        switch (row.Kind)
        {
            case ValueKind.TextList or ValueKind.TextMap:
                Element(json, () => json.WriteNumber("type", Text));
                break;
            case ValueKind.NumberList:
                Element(json, () => json.WriteNumber("type", Int));
                break;
            case ValueKind.ObjectMap:
                Element(json, () => Schema(json, row with { Kind = ValueKind.Object, Usage = Usage.Optional }));
                break;
            case ValueKind.Object or ValueKind.ObjectList:
                json.WriteStartObject("element");
                Schemas(json, "resource", row.Nested);
                json.WriteEndObject();
                break;
        }
    }

    private static void Element(Utf8JsonWriter json, Action schema)
    {
        json.WriteStartObject("element");
        json.WriteStartObject("schema");
        schema();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }
}
