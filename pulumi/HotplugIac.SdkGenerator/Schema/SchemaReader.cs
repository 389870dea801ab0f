using System.Text.Json;

namespace HotplugIac.SdkGenerator.Schema;

/// <summary>Reads a Pulumi package schema. What this generator would get wrong (unions, components, methods, other packages' types, modules) is refused.</summary>
public static class SchemaReader
{
    /// <exception cref="SchemaException">See there.</exception>
    public static PackageSchema Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Package(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SchemaException($"no Pulumi package schema: {e.Message}", e);
        }
    }

    private static PackageSchema Package(JsonElement root)
    {
        root.Refuse("#", "parameterization", "extensionParameterization", "namespace");
        var name = root.GetProperty("name").GetString()!;
        var types = new TypeReader(root);
        return new PackageSchema
        {
            Name = name,
            Version = root.Text("version") ?? "",
            Description = root.Text("description") ?? "",
            Publisher = root.Text("publisher") ?? "",
            License = root.Text("license") ?? "",
            Homepage = root.Text("homepage") ?? "",
            Repository = root.Text("repository") ?? "",
            PluginDownloadUrl = root.Text("pluginDownloadURL") ?? "",
            CSharp = CSharp(root),
            Config = root.Member("config") is { } config ? types.Properties(config, "#/config", "variables", "defaults") : [],
            Provider = Resource(types, root.Member("provider") ?? default, $"pulumi:providers:{name}", "#/provider") with { IsProvider = true },
            Resources = [.. root.Members("resources").Select(r => Resource(types, r.Value, r.Name, $"#/resources/{r.Name}"))],
            Functions = [.. root.Members("functions").Select(f => Function(types, f.Value, f.Name, $"#/functions/{f.Name}"))],
            Objects = types.Objects(),
            Enums = types.Enums(),
        };
    }

    private static CSharpSettings CSharp(JsonElement root)
    {
        var settings = root.Member("language")?.Member("csharp") ?? default;
        settings.Refuse("#/language/csharp", "compatibility", "dictionaryConstructors", "projectReferences", "liftSingleValueMethodReturns");
        return new(settings.Text("rootNamespace") ?? "Pulumi", settings.TextMap("namespaces"), settings.TextMap("packageReferences"), settings.Flag("respectSchemaVersion"));
    }

    private static ResourceSchema Resource(TypeReader types, JsonElement resource, string token, string path)
    {
        resource.Refuse(path, "isComponent", "methods", "isOverlay", "language");
        var properties = types.Properties(resource, path, "properties", "required");
        var state = resource.Member("stateInputs");
        return new(token, resource.Text("description") ?? "", properties, types.Properties(resource, path, "inputProperties", "requiredInputs"),
            state is { } given ? types.Properties(given, $"{path}/stateInputs", "properties", "required") : null)
        {
            Deprecated = resource.Text("deprecationMessage"),
            Aliases = [.. resource.Member("aliases")?.EnumerateArray().Select(alias => alias.GetProperty("type").GetString()!) ?? []],
        };
    }

    private static FunctionSchema Function(TypeReader types, JsonElement function, string token, string path)
    {
        function.Refuse(path, "multiArgumentInputs", "isOverlay");
        var answer = function.Member("outputs") ?? function.Member("returnType");
        if (function.Member("outputs") is { } outputs && !outputs.Members("properties").Any())
        {
            // An answer without members is none.
            answer = null;
        }

        var inline = answer?.Member("properties") is not null;
        return new(token, function.Text("description") ?? "",
            function.Member("inputs") is { } inputs ? types.Properties(inputs, $"{path}/inputs", "properties", "required") : null,
            inline ? types.Properties(answer!.Value, $"{path}/outputs", "properties", "required") : null,
            !inline && answer is { } reference ? types.Type(reference, $"{path}/returnType") : null)
        {
            Deprecated = function.Text("deprecationMessage"),
        };
    }
}
