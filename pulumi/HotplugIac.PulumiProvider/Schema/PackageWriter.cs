using System.Text.Json;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>The schema table → a Pulumi package: one resource, the data sources and functions as functions, the provider.</summary>
internal sealed class PackageWriter(Utf8JsonWriter json)
{
    private readonly PropertyWriter _properties = new(json);

    public void Write(string version)
    {
        json.WriteStartObject();
        json.WriteString("name", Names.Package);
        json.WriteString("displayName", "HotplugIac");
        json.WriteString("version", version);
        json.WriteString("description", Words.ToPulumi(ProviderSchema.Description));
        json.WriteStartArray("keywords");
        foreach (var word in (string[])["pulumi", "category/infrastructure", "libvirt", "qemu", "kvm", "cloud-hypervisor"])
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteString("license", "MPL-2.0");
        json.WriteString("publisher", "HotplugIac");
        json.WriteStartObject("meta");
        json.WriteString("moduleFormat", "(.*)");
        json.WriteEndObject();
        Languages();
        Section("config", () => _properties.Map("variables", ProviderSchema.Rows, isStackConfig: true));
        Types();
        Section("provider", () =>
        {
            json.WriteString("description", "The provider's own configuration.");
            _properties.Map("inputProperties", ProviderSchema.Rows);
        });
        Section("resources", () => Section(Names.ResourceToken, Machine));
        Section("functions", Functions);
        json.WriteEndObject();
    }

    private void Languages() => Section("language", () =>
    {
        Section("csharp", () =>
        {
            Section("packageReferences", () => json.WriteString("Pulumi", "3.*"));
            json.WriteBoolean("respectSchemaVersion", true);
        });
        Section("nodejs", () => json.WriteBoolean("respectSchemaVersion", true));
        Section("python", () => json.WriteBoolean("respectSchemaVersion", true));
        Section("go", () => json.WriteBoolean("respectSchemaVersion", true));
    });

    private void Types()
    {
        json.WriteStartObject("types");
        foreach (var (name, rows) in TypeTable.Objects)
        {
            Section(Names.TypeToken(name), () =>
            {
                json.WriteString("type", "object");
                Shape(rows);
            });
        }

        foreach (var choice in TypeTable.Choices)
        {
            Section(Names.TypeToken(choice.TypeName), () => Choice(choice));
        }

        json.WriteEndObject();
    }

    private void Machine()
    {
        json.WriteString("description", Words.ToPulumi(VirtualMachineSchema.Description));
        Shape(MachineProperties.Outputs);
        _properties.Map("inputProperties", MachineProperties.Inputs);
        Required("requiredInputs", MachineProperties.Inputs.Where(r => r.Usage == Usage.Required));
    }

    private void Functions()
    {
        foreach (var source in DataSourceTable.All)
        {
            Function(Names.FunctionToken(source), source.Description, [.. source.Rows.Where(r => r.Usage != Usage.Computed)], source.Rows);
        }

        foreach (var function in FunctionTable.All)
        {
            Function(Names.FunctionToken(function), $"{function.Summary}.\n\n{function.Description}", function.Parameters, FunctionResults.Rows(function));
        }
    }

    private void Function(string token, string description, IReadOnlyList<AttributeSchema> inputs, IReadOnlyList<AttributeSchema> outputs) => Section(token, () =>
    {
        json.WriteString("description", Words.ToPulumi(description));
        Section("inputs", () =>
        {
            json.WriteString("type", "object");
            _properties.Map("properties", inputs);
            Required("required", inputs.Where(r => r.Usage == Usage.Required));
        });
        Section("outputs", () =>
        {
            json.WriteString("type", "object");
            Shape(outputs);
        });
    });

    /// <summary>Properties of which those are required that are always there.</summary>
    private void Shape(IReadOnlyList<AttributeSchema> rows)
    {
        _properties.Map("properties", rows);
        Required("required", rows.Where(TypeTable.IsAlwaysThere));
    }

    private void Choice(ChoiceSchema choice)
    {
        json.WriteString("type", "string");
        json.WriteStartArray("enum");
        foreach (var value in choice.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", string.Concat(value.Split('_', '-', ' ').Select(w => string.Concat(w[..1].ToUpperInvariant(), w.AsSpan(1)))));
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Required(string name, IEnumerable<AttributeSchema> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows.Select(r => Names.ToPulumi(r.Name)).Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(row);
        }

        json.WriteEndArray();
    }

    private void Section(string name, Action content)
    {
        json.WriteStartObject(name);
        content();
        json.WriteEndObject();
    }
}
