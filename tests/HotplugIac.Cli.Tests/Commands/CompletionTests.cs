namespace HotplugIac.Cli.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private async Task<string[]> WordsAsync(params string[] line)
    {
        var run = await _cli.RunAsync(["__complete", "--", .. line]);
        run.Code.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        return [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0])];
    }

    [Theory]
    [InlineData(new[] { "ins" }, new[] { "inspect" })]
    [InlineData(new[] { "co" }, new[] { "comment", "completion" })]
    [InlineData(new[] { "explain", "HP1001" }, new[] { "HP1001" })]
    [InlineData(new[] { "completion", "" }, new[] { "bash", "fish", "zsh" })]
    [InlineData(new[] { "set", "web", "--unplug", "" }, new[] { "live", "live_or_pending", "reboot" })]
    [InlineData(new[] { "set", "web", "--max" }, new[] { "--max-memory", "--max-vcpus" })]
    [InlineData(new[] { "preview", "plan.json", "--fail-on", "re" }, new[] { "reboot", "replace" })]
    [InlineData(new[] { "set", "w" }, new[] { "web" })]
    [InlineData(new[] { "inspect", "" }, new[] { "old", "web" })]
    [InlineData(new[] { "--no-color", "inspect", "o" }, new[] { "old" })]
    [InlineData(new[] { "preview", "" }, new string[0])]
    [InlineData(new[] { "inspect", "web", "" }, new string[0])]
    public async Task Words_follow_the_line(string[] line, string[] words)
    {
        var found = await WordsAsync(line);

        found.Order(StringComparer.Ordinal).ShouldBe(words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_come_from_the_hypervisor_that_the_line_names()
    {
        _cli.Set("HOTPLUG_URI", null);

        var found = await WordsAsync("--uri", $"sim://{_cli.Place("state.json")}", "inspect", "");

        found.ShouldBe(["old", "web"]);
    }

    [Fact]
    public async Task A_hypervisor_that_does_not_answer_completes_nothing()
    {
        _cli.Set("HOTPLUG_URI", "ch+unix:///nowhere");

        var found = await WordsAsync("inspect", "");

        found.ShouldBeEmpty();
    }
}
