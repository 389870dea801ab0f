namespace HotplugIac.Cli.Tests.Processes;

/// <summary>What only a process shows: pipes, signals, exit codes, a real shell.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly World.Cli _cli = new();

    private string Uri => $"sim://{_cli.Place("state.json")}";

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_exit_code_is_the_commands()
    {
        var (code, _, error) = await HotplugProcess.BashAsync("hotplug doctor old --detailed-exitcode", Uri);

        code.ShouldBe(2, error);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_crash()
    {
        var (code, output, error) = await HotplugProcess.BashAsync("set -o pipefail; { hotplug schema; hotplug explain -o json; } | head -n 1");

        output.ShouldBe("{\n");
        error.ShouldNotContain("xception");
        code.ShouldBeOneOf(0, 141);
    }

    [Fact]
    public async Task A_full_disk_behind_standard_output_is_an_error()
    {
        var (code, _, error) = await HotplugProcess.BashAsync("hotplug explain > /dev/full");

        code.ShouldBe(1);
        error.ShouldStartWith("error: ");
        error.ShouldNotContain(" at ");
    }

    [Theory]
    [InlineData("hotplug explain >&-", 1)]
    [InlineData("hotplug explain nothing 2>&-", 1)]
    [InlineData("hotplug explain nothing 2>/dev/full", 1)]
    [InlineData("hotplug explain nothing >&- 2>&-", 1)]
    [InlineData("hotplug explain HP1001 2>&-", 0)]
    public async Task A_stream_that_is_closed_or_full_is_no_crash(string line, int expected)
    {
        var (code, _, error) = await HotplugProcess.BashAsync(line);

        code.ShouldBe(expected, error);
        error.ShouldNotContain("xception");
    }

    [Fact]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        var plan = _cli.Write("plan.json", World.Plans.Live);

        var (code, output, error) = await HotplugProcess.BashAsync($"hotplug preview '{plan}' --out markdown=/dev/stderr --out json=/dev/null");

        code.ShouldBe(0, error);
        error.ShouldStartWith("<!-- hotplug-preview:");
        output.ShouldContain("HP1001");
    }

    [Fact]
    public async Task An_interrupt_during_an_apply_ends_it_within_a_bound_and_tells_what_is_true()
    {
        // The guest never gives the vCPU back, so that the apply waits.
        _cli.Write("state.json", """{ "machines": [ { "name": "web", "vcpus": 4, "memory": "1GiB", "guest": { "unplug": "silent" } } ] }""");
        using var process = HotplugProcess.Start("exec hotplug set web --vcpus 2 --yes", Uri);
        var seen = new TaskCompletionSource();
        var lines = new List<string>();
        process.ErrorDataReceived += (_, e) =>
        {
            lock (lines)
            {
                lines.Add(e.Data ?? string.Empty);
            }

            if (e.Data?.Contains("step 1 of", StringComparison.Ordinal) == true)
            {
                seen.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));

        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        process.ExitCode.ShouldBe(130);
        (await output).ShouldContain("web: failed");
        lock (lines)
        {
            lines.ShouldContain(l => l.StartsWith("Stopping: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Bash_completes_commands_values_and_machines()
    {
        const string Script =
            """
            source <(hotplug completion bash)
            complete_line() { COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1); [[ $1 == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _hotplug; echo "${COMPREPLY[*]}"; }
            complete_line "hotplug ins"
            complete_line "hotplug inspect "
            complete_line "hotplug set web --unplug li"
            complete -p hotplug
            """;

        var (code, output, error) = await HotplugProcess.BashAsync(Script, Uri);

        code.ShouldBe(0, error);
        output.Split('\n').ShouldBe(["inspect", "old web", "live live_or_pending", "complete -o default -F _hotplug hotplug", ""]);
    }
}
