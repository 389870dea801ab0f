using HotplugIac.Cli.Tests.World;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class PreviewTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public PreviewTests() => _cli.Write("plan.json", Plans.Typical);

    public void Dispose() => _cli.Dispose();

    private Task<CliRun> PreviewAsync(params string[] more) => _cli.RunAsync(["preview", _cli.Place("plan.json"), .. more]);

    [Fact]
    public async Task The_report_is_text_on_standard_output()
    {
        var run = await PreviewAsync();

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("hotplug_virtual_machine.web");
        run.Out.ShouldContain("HP1003");
    }

    [Fact]
    public async Task A_dash_is_standard_input()
    {
        _cli.Input = Plans.Live;

        var run = await _cli.RunAsync("preview", "-", "--detailed-exitcode");

        run.Code.ShouldBe(2, run.Error);
    }

    [Fact]
    public async Task Json_fits_the_schema()
    {
        var run = await PreviewAsync("--output", "json");

        await run.ShouldFitAsync(_cli, "preview");
    }

    [Fact]
    public async Task Markdown_can_be_printed()
    {
        var run = await PreviewAsync("--output", "markdown", "--target", "production");

        run.Out.ShouldStartWith("<!-- hotplug-preview: target=\"production\" -->");
    }

    [Fact]
    public async Task Every_form_can_go_to_a_file()
    {
        string[] forms = ["markdown", "text", "json", "html", "sarif", "junit"];

        var run = await PreviewAsync([.. forms.SelectMany(f => (string[])["--out", $"{f}={_cli.Place($"report.{f}")}"])]);

        run.Code.ShouldBe(0, run.Error);
        foreach (var form in forms)
        {
            _cli.Read($"report.{form}").ShouldContain("HP1003");
        }

        _cli.Files.ShouldNotContain(f => f.EndsWith(".new", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mardown=a", "there is no form \"mardown\"; did you mean \"markdown\"?")]
    [InlineData("markdown", "write a form and a file")]
    [InlineData("markdown=", "write a form and a file")]
    public async Task A_file_that_makes_no_sense_is_an_error(string file, string message)
    {
        var run = await PreviewAsync("--out", file);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task The_same_file_twice_is_an_error_before_anything_is_written()
    {
        var run = await PreviewAsync("--out", $"markdown={_cli.Place("a")}", "--out", $"json={_cli.Place("x/../a")}");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("would be written twice");
        _cli.Files.ShouldNotContain("a");
    }

    [Fact]
    public async Task One_place_that_cannot_be_written_leaves_all_files_as_they_were()
    {
        _cli.Write("a", "before");

        var run = await PreviewAsync("--out", $"markdown={_cli.Place("a")}", "--out", $"json={_cli.Place("nowhere/b")}");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("nowhere/b cannot be written, and no file was");
        run.Out.ShouldBeEmpty();
        _cli.Read("a").ShouldBe("before");
        _cli.Files.ShouldBe(["a", "plan.json", "state.json"]);
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        _cli.Write("real", "before");
        File.CreateSymbolicLink(_cli.Place("link"), _cli.Place("real"));

        await PreviewAsync("--out", $"text={_cli.Place("link")}");

        new FileInfo(_cli.Place("link")).LinkTarget.ShouldBe(_cli.Place("real"));
        _cli.Read("real").ShouldContain("HP1003");
    }

    [Theory]
    [InlineData("{ \"format_version\": \"1.2\", \"resource_changes\": [", "HP9051")]
    [InlineData("", "HP9051")]
    [InlineData("PK\u0003\u0004tfplan", "HP9051")]
    [InlineData("{ \"format_version\": \"2.0\", \"resource_changes\": [] }", "HP9052")]
    public async Task A_plan_that_cannot_be_read_ends_with_1_and_writes_nothing(string plan, string code)
    {
        _cli.Write("plan.json", plan);

        var run = await PreviewAsync("--out", $"markdown={_cli.Place("a")}");

        run.Code.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"error: {_cli.Place("plan.json")}");
        run.Error.ShouldContain($"({code})");
        _cli.Files.ShouldNotContain("a");
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var run = await _cli.RunAsync("preview", _cli.Place("none.json"));

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("none.json");
        run.Error.ShouldContain("(HP9051)");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3, "--detailed-exitcode")]
    [InlineData(10, "--fail-on", "stop")]
    [InlineData(10, "--fail-on", "stop", "--detailed-exitcode")]
    [InlineData(0, "--fail-on", "replace")]
    public async Task Exit_codes_follow_the_options(int code, params string[] options)
    {
        var run = await PreviewAsync(options);

        run.Code.ShouldBe(code, run.Error);
    }

    [Fact]
    public async Task A_policy_file_denies()
    {
        _cli.Write("policy.yaml", """
            version: 1
            rules:
              - name: no stops in production
                when: { stops_machine: true }
                match: { environment: production }
                effect: deny
                reason: Production is not stopped.
            """);

        var denied = await PreviewAsync("--policy", _cli.Place("policy.yaml"), "--environment", "production");
        var allowed = await PreviewAsync("--policy", _cli.Place("policy.yaml"), "--environment", "staging");

        denied.Code.ShouldBe(10, denied.Error);
        denied.Out.ShouldContain("no stops in production");
        allowed.Code.ShouldBe(0, allowed.Error);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_used_ends_before_anything_is_written()
    {
        _cli.Write("policy.yaml", "version: 1\nrules:\n  - nam: x\n");

        var run = await PreviewAsync("--policy", _cli.Place("policy.yaml"), "--out", $"markdown={_cli.Place("a")}");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("(HP9054)");
        _cli.Files.ShouldNotContain("a");
    }

    [Fact]
    public async Task Outputs_and_summary_of_a_step_are_written_where_GitHub_wants_them()
    {
        _cli.Set("GITHUB_OUTPUT", _cli.Write("output", "before=1\n"));
        _cli.Set("GITHUB_STEP_SUMMARY", _cli.Place("summary"));

        var run = await PreviewAsync("--detailed-exitcode");

        run.Code.ShouldBe(3, run.Error);
        var lines = _cli.Read("output").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldBe(["before=1", "verdict=reboot", "stops_machine=true", "exit_code=3", "machines=2", "changed=2", "stopped=1", "live=1", "reboot=1", "replace=0", "unknown=0"]);
        _cli.Read("summary").ShouldStartWith("<!-- hotplug-preview:");
    }

    [Fact]
    public async Task The_commit_is_the_one_that_CI_builds()
    {
        _cli.Set("GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567");

        var run = await PreviewAsync("-o", "json");

        run.Json.Text("commit").ShouldBe("0123456789abcdef0123456789abcdef01234567");
    }

    [Theory]
    [InlineData("uri: qemu:///system", "uri: qemu+ssh://other/system")]
    [InlineData("uri: qemu:///system", "simulate: /srv/state.json")]
    [InlineData("simulate: /srv/a.json", "simulate: /srv/b.json")]
    public async Task Another_route_of_the_provider_is_another_route_of_its_machines(string old, string next)
    {
        const string Machines = "machines:\n  web: { vcpus: 2, memory: 1GiB }\n";
        var before = _cli.Write("before.yaml", $"provider:\n  {old}\n{Machines}");
        var after = _cli.Write("after.yaml", $"provider:\n  {next}\n{Machines}");

        var run = await _cli.RunAsync("preview", before, after, "--detailed-exitcode");

        run.Code.ShouldBe(5, run.Out);
    }

    [Fact]
    public async Task A_link_that_lies_where_a_file_is_prepared_is_not_followed()
    {
        var victim = _cli.Write("victim", "as it was");
        var place = _cli.Place("report.md");
        File.CreateSymbolicLink($"{place}.{Environment.ProcessId}.new", victim);

        var run = await PreviewAsync("--out", $"markdown={place}");

        run.Code.ShouldBe(0, run.Error);
        File.ReadAllText(victim).ShouldBe("as it was");
        File.ReadAllText(place).ShouldStartWith("<!-- hotplug-preview");
    }

    [Fact]
    public async Task Two_YAML_files_are_before_and_after()
    {
        var before = _cli.Write("before.yaml", "machines:\n  web: { vcpus: 2, max_vcpus: 8, memory: 1GiB, max_memory: 8GiB }\n");
        var after = _cli.Write("after.yaml", "machines:\n  web: { vcpus: 4, max_vcpus: 8, memory: 1GiB, max_memory: 8GiB }\n");

        var run = await _cli.RunAsync("preview", before, after, "-o", "json");

        run.Code.ShouldBe(0, run.Error);
        run.Json["source"]!.Text("kind").ShouldBe("yaml");
        run.Json["machines"]![0]!.Text("name").ShouldBe("web");
    }

    [Fact]
    public async Task What_is_wrong_with_a_YAML_file_has_line_and_column()
    {
        var before = _cli.Write("before.yaml", "machines:\n  web: { vcpus: 2, memory: 1GiB }\n");
        var after = _cli.Write("after.yaml", "machines:\n  web:\n    vcpu: 2\n");

        var run = await _cli.RunAsync("preview", before, after);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain($"{after}, line 3, column 5");
        run.Error.ShouldContain("did you mean \"vcpus\"");
    }

    [Fact]
    public async Task No_hypervisor_is_needed()
    {
        _cli.Set("HOTPLUG_URI", "qemu+ssh://nobody.invalid/system");

        var run = await PreviewAsync();

        run.Code.ShouldBe(0, run.Error);
    }
}
