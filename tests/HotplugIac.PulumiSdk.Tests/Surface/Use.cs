using System.Text.Json;

namespace HotplugIac.PulumiSdk.Tests.Surface;

/// <summary>Where the schema uses its objects: each place needs a class of its own.</summary>
internal static class Use
{
    public static IReadOnlySet<string> Outputs { get; } = SchemaDocument.ObjectsIn(
    [
        .. SchemaDocument.Resources.SelectMany(r => SchemaDocument.Members(r.Value, "properties")),
        .. SchemaDocument.Members(SchemaDocument.Provider, "properties"),
        .. SchemaDocument.Functions.SelectMany(f => SchemaDocument.Members(f.Value.GetProperty("outputs"), "properties")),
    ]);

    public static IReadOnlySet<string> Plain { get; } = SchemaDocument.ObjectsIn(SchemaDocument.Functions.SelectMany(Inputs));

    public static IReadOnlySet<string> State { get; } = SchemaDocument.ObjectsIn(SchemaDocument.Resources.SelectMany(r => StateOf(r.Value)));

    public static IReadOnlySet<string> Arguments { get; } = SchemaDocument.ObjectsIn(
    [
        .. SchemaDocument.Resources.SelectMany(r => SchemaDocument.Members(r.Value, "inputProperties")),
        .. SchemaDocument.Resources.SelectMany(r => StateOf(r.Value)),
        .. SchemaDocument.Members(SchemaDocument.Provider, "inputProperties"),
        .. SchemaDocument.Functions.SelectMany(Inputs),
    ]);

    public static IReadOnlySet<string> Config { get; } = SchemaDocument.ObjectsIn(SchemaDocument.Members(SchemaDocument.Root.GetProperty("config"), "variables"));

    public static IEnumerable<JsonProperty> Inputs(JsonProperty function) =>
        function.Value.TryGetProperty("inputs", out var inputs) ? SchemaDocument.Members(inputs, "properties") : [];

    public static Dictionary<string, (string, string)> ExpectedAnswers(JsonElement @object)
    {
        var required = SchemaDocument.Required(@object, "required");
        return SchemaDocument.Members(@object, "properties").ToDictionary(p => p.Name, p => (SchemaDocument.Upper(p.Name), Expected.Output(p.Value, required.Contains(p.Name))));
    }

    private static IEnumerable<JsonProperty> StateOf(JsonElement resource) =>
        resource.TryGetProperty("stateInputs", out var state) ? SchemaDocument.Members(state, "properties") : [];
}
