using System.Text;
using System.Text.Json.Nodes;

namespace EndToEnd.Pulumi;

/// <summary>
/// A package <c>@pulumi/hotplug</c> from the schema, as far as a program needs it to run: what <c>pulumi package add</c> makes needs
/// Pulumi's own generator. It has no types.
/// </summary>
internal static class NodeSdk
{
    /// <param name="folder">An empty one.</param>
    public static void Write(string folder)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(ProviderUnderTest.RepositoryRoot, "pulumi", "schema.json")))!;
        var text = new StringBuilder("const pulumi = require(\"@pulumi/pulumi\");\n");
        foreach (var (token, resource) in schema["resources"]!.AsObject())
        {
            var outputs = string.Join(", ", resource!["properties"]!.AsObject().Select(p => $"{p.Key}: undefined"));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                exports.{{Short(token)}} = class extends pulumi.CustomResource {
                    constructor(name, args, options) { super("{{token}}", name, { {{outputs}}, ...args }, options); }
                };

                """);
        }

        foreach (var (token, type) in schema["types"]!.AsObject().Where(t => t.Value!["enum"] is not null))
        {
            var values = string.Join(", ", type!["enum"]!.AsArray().Select(v => $"{v!["name"]}: \"{v["value"]}\""));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"exports.{Short(token)} = {{ {values} }};\n");
        }

        foreach (var token in schema["functions"]!.AsObject().Select(f => f.Key))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"exports.{Short(token)} = (args, options) => pulumi.runtime.invoke(\"{token}\", args ?? {{}}, options);\n");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "name": "@pulumi/hotplug", "version": "0.1.0", "main": "index.js" }""");
        File.WriteAllText(Path.Combine(folder, "index.js"), text.ToString());
    }

    private static string Short(string token) => token[(token.LastIndexOf(':') + 1)..];
}
