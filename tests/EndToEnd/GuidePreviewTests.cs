using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EndToEnd.Previews;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Who follows the guide for previews sees what it shows: every block of commands in it is run here but the first, which builds the program.</summary>
public sealed partial class GuidePreviewTests(PreviewedChange change) : IClassFixture<PreviewedChange>
{
    private static GuideText Guide => PreviewedChange.Guide;

    [Fact]
    public void The_guide_has_no_commands_that_nobody_runs() => Guide.Text.Split("\n```shell\n").Length.ShouldBe(11 + 1);

    [Fact]
    public void The_preview_is_the_one_that_the_guide_shows() => Guide.ShouldShow(0, change.Previewed.StandardOutput);

    [Fact]
    public async Task The_comment_is_the_one_that_the_guide_and_the_readme_show()
    {
        (await change.ShellAsync(Guide.Block("shell", 3))).EnsureSuccess();

        var comment = await File.ReadAllTextAsync(change.At("preview.md"));
        comment.Replace("### ⛔ <code>production</code>: ", "### ⛔ ", StringComparison.Ordinal).ShouldContain(Quoted(Guide.Text));
        Quoted(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot, "README.md"))).ShouldBe(Quoted(Guide.Text));
        File.Exists(change.At("preview.html")).ShouldBeTrue();
        JsonNode.Parse(await File.ReadAllTextAsync(change.At("preview.json")))!["format_version"]!.GetValue<string>().ShouldBe("1.0");
    }

    /// <summary>The other codes are those of the corpus (<see cref="TerraformCorpusTests"/>).</summary>
    [Theory]
    [InlineData("plan.json", 0)]
    [InlineData("plan.json --detailed-exitcode", 3)]
    [InlineData("plan.bin", 1)]
    [InlineData("plan.json --fail-on replace,unknown --detailed-exitcode", 3)]
    [InlineData("plan.json --fail-on stop", 10)]
    public async Task A_preview_ends_as_the_table_says(string arguments, int code) => (await change.ShellAsync($"hotplug preview {arguments}")).ExitCode.ShouldBe(code);

    [Fact]
    public async Task A_stop_is_refused_on_the_command_line() => (await change.ShellAsync(Guide.Block("shell", 4))).ExitCode.ShouldBe(10);

    [Fact]
    public async Task The_policy_refuses_outside_of_its_window_and_lets_pass_inside()
    {
        change.Write("policy.yaml", PreviewedChange.Policy(hoursAhead: 6));
        var closed = await change.ShellAsync(Guide.Block("shell", 5));
        var elsewhere = await change.ShellAsync("hotplug preview plan.json --policy policy.yaml --environment staging");
        change.Write("policy.yaml", PreviewedChange.Policy(hoursAhead: 0));
        var open = await change.ShellAsync(Guide.Block("shell", 5));

        closed.ExitCode.ShouldBe(10);
        Guide.ShouldShow(1, closed.StandardOutput);
        elsewhere.ExitCode.ShouldBe(0, elsewhere.Text);
        open.ExitCode.ShouldBe(0, open.Text);
    }

    [Theory]
    [InlineData("2099-12-31", 0, "team-data")]
    [InlineData("2020-12-31", 1, "(HP9055)")]
    public async Task An_exception_of_the_policy_lets_pass_until_it_expires(string expires, int code, string says)
    {
        change.Write("excepting.yaml", ExpiryDate().Replace(PreviewedChange.Policy(hoursAhead: 6), "expires: " + expires).Replace("machine.scratch*", "machine.cache", StringComparison.Ordinal));

        var preview = await change.ShellAsync("hotplug preview plan.json --policy excepting.yaml --environment production");

        preview.ExitCode.ShouldBe(code, preview.Text);
        preview.Text.ShouldContain(says);
    }

    /// <summary>The command itself is played: no test here runs it.</summary>
    [Fact]
    public async Task Both_forms_of_a_preview_of_Pulumi_are_read()
    {
        var (digest, events) = await PulumiCorpus.JsonAsync("changes");
        change.Write("digest", digest);
        change.Write("events", events);
        change.Write("bin/pulumi", "#!/bin/sh\nif [ \"$PULUMI_ENABLE_STREAMING_JSON_PREVIEW\" = true ]; then cat events; else cat digest; fi\n");
        (await change.ShellAsync("chmod +x bin/pulumi")).EnsureSuccess();

        foreach (var block in (int[])[7, 8])
        {
            (await change.ShellAsync(Guide.Block("shell", block))).EnsureSuccess().StandardOutput.ShouldContain("1 machine is stopped");
        }
    }

    [Fact]
    public async Task Two_versions_of_a_yaml_file_are_compared() =>
        (await change.ShellAsync(Guide.Block("shell", 9))).EnsureSuccess().StandardOutput.ShouldContain("vcpus: 2 → 4");

    [Fact]
    public async Task Code_scanning_gets_the_place_and_a_test_report_the_machine()
    {
        (await change.ShellAsync(Guide.Block("shell", 10))).EnsureSuccess();

        var place = JsonNode.Parse(await File.ReadAllTextAsync(change.At("preview.sarif")))!["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        var line = (await File.ReadAllLinesAsync(change.At("main.tf"))).Index().Single(l => l.Item.Contains("\"cache\" {", StringComparison.Ordinal)).Index + 1;
        (place["artifactLocation"]!["uri"]!.GetValue<string>(), place["region"]!["startLine"]!.GetValue<int>()).ShouldBe(("main.tf", line));
        (await File.ReadAllTextAsync(change.At("preview.xml"))).ShouldContain("failures=\"1\"");
    }

    [Theory]
    [InlineData("plan.bin", "this is Terraform's own binary plan file")]
    [InlineData("terraform.tfstate", "this is a state file of Terraform")]
    [InlineData("/dev/null", "the document is empty")]
    public async Task What_is_no_plan_is_answered_as_the_guide_says(string file, string says)
    {
        var preview = await change.ShellAsync($"hotplug preview {file}");

        preview.ExitCode.ShouldBe(1);
        preview.StandardError.ShouldContain(says);
        Guide.Text.ShouldContain(says);
    }

    /// <summary>The comment in the guide or the readme: the quoted lines.</summary>
    private static string Quoted(string text) =>
        string.Join('\n', text.Split('\n').Where(l => l.StartsWith('>')).Select(l => l[1..].TrimStart()));

    [GeneratedRegex("expires: [0-9-]+")]
    private static partial Regex ExpiryDate();
}
