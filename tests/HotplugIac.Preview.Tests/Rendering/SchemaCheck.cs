using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Preview.Schemas;
using Json.Schema;

namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>Checks documents against JSON Schemas.</summary>
internal static class SchemaCheck
{
    /// <summary>Our own, with everything refused that it does not describe: else it could fall behind.</summary>
    public static JsonSchema StrictPreview { get; } = JsonSchema.FromText(Strict(JsonNode.Parse(PreviewSchema.Text))!.ToJsonString());

    /// <summary>What is wrong with a document; empty when it conforms.</summary>
    public static IReadOnlyList<string> Errors(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var results = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key}: {e.Value}"))];
    }

    private static JsonNode? Strict(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject schema:
                foreach (var (_, child) in schema)
                {
                    Strict(child);
                }

                if (schema["properties"] is JsonObject properties && schema["type"] is not null)
                {
                    schema["additionalProperties"] = false;
                    schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldBe(properties.Select(p => p.Key), ignoreOrder: true);
                }

                break;
            case JsonArray list:
                foreach (var child in list)
                {
                    Strict(child);
                }

                break;
        }

        return node;
    }
}
