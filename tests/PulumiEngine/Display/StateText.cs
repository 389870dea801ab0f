using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Display;

/// <summary>The parts that both forms of a shown preview are made of.</summary>
internal static class StateText
{
    /// <summary>Secrets are shown by one word; unknowns by the same text as on the wire (MassageSecrets, SerializeProperties).</summary>
    private const string Secret = "[secret]";

    public static JsonObject Resource(PulumiStep step, JsonObject inputs, JsonObject? outputs)
    {
        var shown = new JsonObject { ["urn"] = step.Urn, ["custom"] = !step.Type.StartsWith("pulumi:pulumi:", StringComparison.Ordinal), ["type"] = step.Type };
        if (step.Id.Length > 0)
        {
            shown["id"] = step.Id;
        }

        shown["inputs"] = Blinded(inputs);
        if (outputs is not null)
        {
            shown["outputs"] = Blinded(outputs);
        }

        return shown;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    public static JsonNode? Detailed(DiffReport diff) => diff.Detailed is null ? null
        : new JsonObject(diff.Detailed.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)new JsonObject { ["diffKind"] = Kebab(d.Value.Kind.ToString()), ["inputDiff"] = d.Value.InputDiff })));

    public static JsonObject Summary(PulumiResult preview) => new(preview.Steps.Where(s => s.Op is not (StepOp.CreateReplacement or StepOp.DeleteReplaced))
        .GroupBy(s => Op(s.Op)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, (JsonNode?)g.Count())));

    public static string Op(StepOp op) => Kebab(op.ToString());

    public static string Severity(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    private static JsonNode? Blinded(JsonNode? value) => value switch
    {
        JsonObject secret when PulumiValue.IsSecret(secret) => Secret,
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Blinded(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Blinded)]),
        _ => value?.DeepClone(),
    };

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
