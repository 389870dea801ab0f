using System.Text.Json.Nodes;

namespace HotplugIac.Cli.Tests.World;

/// <summary>What one call of the program left behind.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;
}
