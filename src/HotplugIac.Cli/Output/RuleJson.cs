using HotplugIac.Core.Rules;

namespace HotplugIac.Cli.Output;

/// <summary>Rules for programs: <c>docs/schemas/explain-1.json</c>.</summary>
internal static class RuleJson
{
    public static void Write(TextWriter writer, IReadOnlyList<Rule> rules) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("code", rule.Code);
            json.WriteString("title", rule.Title);
            json.WriteString("why", rule.Why);
            json.WriteString("remedy", rule.Remedy);
            json.WriteString("source", rule.Source);
            json.WriteString("form", rule.Example?.Kind.ToString().ToLowerInvariant());
            json.WriteString("example", rule.Printed);
            json.WriteStartArray("see");
            foreach (var code in rule.See)
            {
                json.WriteStringValue(code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
