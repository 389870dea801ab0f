using System.Text.Json.Nodes;
using HotplugIac.Cli.Output;
using HotplugIac.Cli.Tests.World;
using HotplugIac.Core.Rules;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class ReferenceTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Explain_prints_the_page_of_a_rule()
    {
        var run = await _cli.RunAsync("explain", "hp1001");

        run.Code.ShouldBe(0);
        run.Out.ShouldBe(RulePage.Text(RuleBook.Find("HP1001")!));
    }

    [Fact]
    public async Task Explain_without_a_code_lists_every_rule()
    {
        var run = await _cli.RunAsync("explain");

        run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(RuleBook.All.Count);
    }

    [Fact]
    public async Task Explain_has_json()
    {
        var run = await _cli.RunAsync("explain", "--output", "json");

        await run.ShouldFitAsync(_cli, "explain");
        run.Json["rules"]!.AsArray().Count.ShouldBe(RuleBook.All.Count);
    }

    [Fact]
    public async Task Every_published_schema_is_printed()
    {
        foreach (var command in PublishedSchemas.Commands)
        {
            var run = await _cli.RunAsync("schema", "--command", command);

            run.Code.ShouldBe(0, run.Error);
            JsonNode.Parse(run.Out)!.Text("$schema").ShouldBe("https://json-schema.org/draft/2020-12/schema");
        }
    }

    [Theory]
    [InlineData("machines")]
    [InlineData("Policy of hotplug preview", "--policy")]
    [InlineData("hotplug preview", "--preview")]
    public async Task Schema_prints_the_schemas_of_files(string holds, params string[] options)
    {
        var run = await _cli.RunAsync(["schema", .. options]);

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain(holds);
        JsonNode.Parse(run.Out)!.Text("$schema").ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }
}
