using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace HotplugIac.Cli.Tests.World;

/// <summary>Checks JSON against the schema that the program itself prints.</summary>
internal static class Schemas
{
    public static async Task ShouldFitAsync(this CliRun run, Cli cli, string command)
    {
        var printed = await cli.RunAsync("schema", "--command", command);
        printed.Code.ShouldBe(0, printed.Error);
        var schema = JsonSchema.FromText(printed.Out);
        var result = schema.Evaluate(JsonDocument.Parse(run.Out).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        result.IsValid.ShouldBeTrue(string.Join("\n", result.Details!.Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))) + run.Out);
    }

    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();
}
