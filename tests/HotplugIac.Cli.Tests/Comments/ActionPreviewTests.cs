namespace HotplugIac.Cli.Tests.Comments;

/// <summary>The action's script, with a stand-in that writes down how it is called.</summary>
public sealed class ActionPreviewTests : IDisposable
{
    private readonly ScriptRun _run = new();

    public ActionPreviewTests()
    {
        _run["HOTPLUG"] = _run.Write("bin/hotplug", """
            #!/usr/bin/env bash
            printf '%s\n' "$@" "token:${GITHUB_TOKEN:-}" >>"$0.$1"
            case $1 in
              preview) for a in "$@"; do case $a in --out=markdown=*) [ -n "${SILENT:-}" ] || echo report >"${a#--out=markdown=}" ;; esac; done; exit "${CODE:-0}" ;;
              *) exit "${COMMENT_CODE:-0}" ;;
            esac
            """, executable: true);
        _run["HOTPLUG_PLAN"] = "plan.json";
        _run["GITHUB_TOKEN"] = "secret";
        _run.Write("plan.json", "{}");
    }

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    [InlineData(139, 139)]
    public async Task Only_errors_and_refusals_fail_the_step(int code, int end)
    {
        _run["CODE"] = $"{code}";

        (await _run.RunAsync("preview.sh")).ShouldBe(end);
        _run.Outputs.ShouldBe($"exit_code={code}\nmarkdown=TEMP/hotplug-preview/report.md\n");
    }

    [Fact]
    public async Task Every_input_is_one_argument_whatever_it_holds()
    {
        _run["HOTPLUG_TARGET"] = "prod; touch /tmp/x $(id) \"'";
        _run["HOTPLUG_POLICY"] = "a b.yaml";
        _run["HOTPLUG_ENVIRONMENT"] = "--output";
        _run["HOTPLUG_FAIL_ON"] = "stop,unknown";
        _run["HOTPLUG_COMMIT"] = "abc";
        _run["HOTPLUG_SOURCE_ROOT"] = ".";

        (await _run.RunAsync("preview.sh")).ShouldBe(0);

        var temp = _run.At("temp");
        Calls("preview").ShouldBe(
        [
            "preview", "plan.json", $"--out=markdown={temp}/hotplug-preview/report.md", $"--out=json={temp}/hotplug-preview/report.json", $"--out=sarif={temp}/hotplug-preview/report.sarif",
            "--detailed-exitcode", "--target=prod; touch /tmp/x $(id) \"'", "--commit=abc", "--policy=a b.yaml", "--environment=--output", "--fail-on=stop,unknown", "--source-root=.", "token:",
        ]);
    }

    [Fact]
    public async Task The_comment_is_written_where_it_is_asked_for_and_has_the_token()
    {
        _run["HOTPLUG_COMMENT"] = "true";
        _run["HOTPLUG_TARGET"] = "prod";
        _run["CODE"] = "10";

        (await _run.RunAsync("preview.sh")).ShouldBe(10);
        Calls("comment").ShouldBe(["comment", $"{_run.At("temp")}/hotplug-preview/report.md", "--on=github", "--target=prod", "token:secret"]);
    }

    [Fact]
    public async Task Without_a_report_there_is_no_comment()
    {
        _run["HOTPLUG_COMMENT"] = "true";
        _run["CODE"] = "1";
        _run["SILENT"] = "1";

        (await _run.RunAsync("preview.sh")).ShouldBe(1);
        File.Exists(_run.At("bin/hotplug.comment")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(10, 10)]
    public async Task A_comment_that_fails_fails_the_step(int code, int end)
    {
        _run["HOTPLUG_COMMENT"] = "true";
        _run["CODE"] = $"{code}";
        _run["COMMENT_CODE"] = "1";

        (await _run.RunAsync("preview.sh")).ShouldBe(end);
        _run.Printed.ShouldContain("::error title=hotplug preview::the comment on the pull request could not be written");
    }

    [Theory]
    [InlineData("HOTPLUG_PLAN", "", "the input plan is empty")]
    [InlineData("HOTPLUG_PLAN", "missing.json", "there is no such file")]
    [InlineData("HOTPLUG_PLAN", "x\n::stop-commands::y", "there is no such file")]
    [InlineData("HOTPLUG_COMMENT", "yes", "the input comment is either true or false")]
    public async Task Inputs_that_make_no_sense_are_refused_without_being_printed(string name, string value, string error)
    {
        _run[name] = value;

        (await _run.RunAsync("preview.sh")).ShouldBe(1);
        _run.Printed.Trim().ShouldStartWith($"::error title=hotplug preview::{error}");
        _run.Printed.ShouldNotContain("stop-commands");
    }

    [Fact]
    public async Task A_plan_whose_name_begins_with_a_dash_is_a_file()
    {
        _run.Write("-plan.json", "{}");
        _run["HOTPLUG_PLAN"] = "-plan.json";

        (await _run.RunAsync("preview.sh")).ShouldBe(0);
        Calls("preview")[1].ShouldBe("./-plan.json");
    }

    private string[] Calls(string command) => File.ReadAllLines(_run.At($"bin/hotplug.{command}"));
}
