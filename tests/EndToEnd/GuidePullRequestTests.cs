using System.Text.RegularExpressions;
using HotplugIac.Cli.Tests.Comments;
using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>The guide's way to a comment on a pull request, with a repository here and a server that plays GitHub's API.</summary>
public sealed partial class GuidePullRequestTests(PreviewedChange change) : IClassFixture<PreviewedChange>, IAsyncLifetime
{
    private static readonly string Workflow = PreviewedChange.Guide.Block("yaml", 1);

    private ForgeServer _server = null!;

    public async Task InitializeAsync() => _server = await ForgeServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void The_workflow_is_the_file_of_the_repository() =>
        Workflow.ShouldBe(File.ReadAllText(Path.Combine(RepositoryRoot, "docs", "guides", "ci", "github.yml")));

    [Fact]
    public async Task The_first_push_is_refused_in_a_comment_which_the_next_push_changes()
    {
        change.Write("ci/policy.yaml", PreviewedChange.Policy(hoursAhead: 6));
        var first = await change.CommitAsync("First push");
        var refused = await PushAsync(first);

        change.Write("main.tf", (await File.ReadAllTextAsync(change.At("main.tf"))).Replace("on_reboot_required = \"reboot\"", "on_reboot_required = \"defer\"", StringComparison.Ordinal));
        var second = await change.CommitAsync("Second push: nothing is stopped any more");
        var refusedBody = _server.Comments.ShouldHaveSingleItem().Body;
        var passed = await PushAsync(second);

        refused.ExitCode.ShouldBe(10, refused.Text);
        refused.StandardOutput.ShouldContain("created");
        refusedBody.ShouldContain("### ⛔ <code>production</code>: 1 machine is stopped");
        refusedBody.ShouldContain($"<code>{first[..12]}</code>");
        refusedBody.ShouldContain("Customers notice it.");
        passed.ExitCode.ShouldBe(0, passed.Text);
        passed.StandardOutput.ShouldContain("updated");
        var body = _server.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain($"<code>{second[..12]}</code>");
        body.ShouldNotContain("is stopped");
        (await File.ReadAllTextAsync(change.At("output"))).ShouldContain("stops_machine=false\n");
        (await File.ReadAllTextAsync(change.At("summary"))).ShouldContain("is stopped");
    }

    [Fact]
    public async Task Any_other_system_says_where_the_pull_request_is()
    {
        (await change.ShellAsync(PreviewedChange.Guide.Block("shell", 3))).EnsureSuccess();

        var command = PreviewedChange.Guide.Block("shell", 6).Replace("OWNER/NAME", "o/r", StringComparison.Ordinal);
        var comment = await change.ShellAsync(command, new Dictionary<string, string?> { ["GITHUB_TOKEN"] = "secret", ["GITHUB_API_URL"] = _server.Address.ToString() });

        PreviewedChange.Guide.ShouldShow(2, comment.EnsureSuccess().StandardOutput, ("o/r", "OWNER/NAME"));
        _server.Comments.ShouldHaveSingleItem();
    }

    /// <summary>What the workflow does for a push: its commands, and the action with its inputs.</summary>
    private async Task<CommandResult> PushAsync(string commit)
    {
        var commands = Commands().Match(Workflow).Groups[1].Value;
        commands.ShouldContain("terraform show -json");
        (await change.ShellAsync(commands)).EnsureSuccess();

        var environment = new Dictionary<string, string?>
        {
            ["HOTPLUG"] = HotplugProgram.Path,
            ["HOTPLUG_COMMIT"] = commit,
            ["HOTPLUG_COMMENT"] = "true",
            ["RUNNER_TEMP"] = change.At("temp"),
            ["GITHUB_OUTPUT"] = change.At("output"),
            ["GITHUB_STEP_SUMMARY"] = change.At("summary"),
            ["GITHUB_API_URL"] = _server.Address.ToString(),
            ["GITHUB_REPOSITORY"] = "o/r",
            ["GITHUB_REF"] = "refs/pull/7/merge",
            ["GITHUB_EVENT_PATH"] = null,
            ["GITHUB_TOKEN"] = "secret",
        };
        var inputs = Workflow[Workflow.IndexOf("OWNER/", StringComparison.Ordinal)..];
        foreach (Match variable in Variable().Matches(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot, "action.yml"))))
        {
            var input = Regex.Match(inputs, $"^ +{variable.Groups[2].Value}: ([^$#\n]+)$", RegexOptions.Multiline);
            if (input.Success)
            {
                environment[variable.Groups[1].Value] = input.Groups[1].Value.Trim();
            }
        }

        environment["HOTPLUG_PLAN"].ShouldBe("plan.json");
        environment["HOTPLUG_POLICY"].ShouldBe("ci/policy.yaml");
        return await change.ShellAsync($"'{Path.Combine(RepositoryRoot, "eng", "action", "preview.sh")}'", environment);
    }

    [GeneratedRegex("      - run: \\|\n((?:          .*\n)+)")]
    private static partial Regex Commands();

    [GeneratedRegex("^        (HOTPLUG_[A-Z_]+): \\$\\{\\{ inputs\\.([a-z-]+) \\}\\}", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
