using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Yaml.Reading;
using HotplugIac.Yaml.Writing;

namespace HotplugIac.Yaml;

/// <summary>The JSON Schema (draft 2020-12) of <see cref="MachineFile"/>, for editors and checks: made from the schema tables.</summary>
public static class MachineFileSchema
{
    private const string MachineType = "Machine";

    /// <summary>It ends with a line break.</summary>
    public static string Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "HotplugIac machines");
        json.WriteString("description", "Virtual machines and their sizes. Keys that begin with `x-` are for anchors and otherwise ignored. `definition: !file web.xml` takes the text of a file.");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject(DocumentReader.ProviderKey);
        json.WriteString("description", "The provider's own attributes.");
        SchemaRows.WriteObject(json, ProviderSchema.Rows, isNullable: true);
        json.WriteEndObject();
        json.WriteStartObject(DocumentReader.MachinesKey);
        json.WriteString("description", "Machine by name.");
        json.WriteString("type", "object");
        json.WriteStartObject("propertyNames");
        json.WriteNumber("minLength", 1);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        json.WriteString("$ref", $"#/$defs/{MachineType}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("patternProperties");
        json.WriteBoolean($"^{DocumentReader.AnchorPrefix}", true);
        json.WriteEndObject();
        json.WriteStartArray("required");
        json.WriteStringValue(DocumentReader.MachinesKey);
        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("$defs");
        json.WriteStartObject(MachineType);
        json.WriteString("description", VirtualMachineSchema.Description);
        SchemaRows.WriteObject(json, MachineRows, isNullable: false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The key is the name, so that nobody has to write it.</summary>
    private static IReadOnlyList<AttributeSchema> MachineRows =>
        [.. VirtualMachineSchema.Rows.Select(r => r.Name == Attributes.Name ? r with { Usage = Usage.Optional, Description = $"{r.Description} Default: the machine's key." } : r)];
}
