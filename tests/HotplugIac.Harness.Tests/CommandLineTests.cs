namespace HotplugIac.Harness.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Output_errors_and_exit_code_are_kept_apart()
    {
        var result = await Sh("echo out; echo err >&2; exit 3");

        result.StandardOutput.ShouldBe("out\n");
        result.StandardError.ShouldBe("err\n");
        result.ExitCode.ShouldBe(3);
        result.Success.ShouldBeFalse();
    }

    [Fact]
    public async Task A_failure_names_the_command_the_exit_code_and_the_end_of_the_output()
    {
        var result = await Sh("seq 1 100; echo 'no such domain' >&2; exit 7");

        var failure = Should.Throw<CommandFailedException>(result.EnsureSuccess);

        failure.Result.ShouldBeSameAs(result);
        failure.Message.ShouldContain("exit code 7: sh -c");
        failure.Message.ShouldContain("no such domain");
        failure.Message.ShouldContain("(60 lines before)\n61\n");
    }

    [Fact]
    public async Task Success_passes_through()
    {
        var result = await Sh("true");

        result.EnsureSuccess().ShouldBeSameAs(result);
    }

    [Fact]
    public async Task What_takes_too_long_is_ended_and_says_what_it_had_printed()
    {
        var command = new CommandLine("sh", ["-c", "echo started; exec sleep 600"]) { Timeout = TimeSpan.FromSeconds(3) };

        var failure = await Should.ThrowAsync<CommandTimedOutException>(() => command.RunAsync());

        failure.Message.ShouldContain("not done after 3 s");
        failure.Result.StandardOutput.ShouldBe("started\n");
        failure.Result.Duration.ShouldBeLessThan(TimeSpan.FromSeconds(300));
    }

    [Fact]
    public async Task What_ignores_an_interrupt_is_killed_with_its_children()
    {
        var marker = Path.GetTempFileName();
        var command = new CommandLine("sh", ["-c", $"trap '' INT; sh -c 'trap \"\" INT; echo $$ >{marker}; while :; do sleep 1; done' & wait; wait"])
        {
            Timeout = TimeSpan.FromSeconds(4),
        };

        await Should.ThrowAsync<CommandTimedOutException>(() => command.RunAsync());

        var child = (await File.ReadAllTextAsync(marker)).Trim();
        File.Delete(marker);
        await Eventually.Async(_ => Task.FromResult(HasEnded(child)), TimeSpan.FromSeconds(10), describe: () => $"process {child} lives");
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));

        await Should.ThrowAsync<OperationCanceledException>(() => new CommandLine("sleep", ["60"]).RunAsync(cancel.Token));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var failure = await Should.ThrowAsync<CommandNotFoundException>(() => new CommandLine("no-such-program", []).RunAsync());

        failure.Message.ShouldContain("no-such-program");
    }

    [Fact]
    public async Task There_is_no_input_to_wait_for()
    {
        var result = await new CommandLine("cat", []) { Timeout = TimeSpan.FromSeconds(60) }.RunAsync();

        result.Success.ShouldBeTrue();
        result.StandardOutput.ShouldBeEmpty();
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] words = ["a b", "", "$HOME", "'\"\\", "*"];

        var result = await new CommandLine("printf", ["%s\n", .. words]).RunAsync();

        result.StandardOutput.ShouldBe(string.Join('\n', words) + "\n");
    }

    [Fact]
    public async Task Environment_variables_are_added_and_removed()
    {
        var command = new CommandLine("sh", ["-c", "echo ${ADDED-none} ${HOME-none}"])
        {
            Environment = new Dictionary<string, string?> { ["ADDED"] = "yes", ["HOME"] = null },
        };

        (await command.RunAsync()).StandardOutput.ShouldBe("yes none\n");
    }

    private static Task<CommandResult> Sh(string script) =>
        new CommandLine("sh", ["-c", script]) { Timeout = TimeSpan.FromSeconds(30) }.RunAsync();

    // Killed and not yet reaped counts as ended: the process table entry stays until somebody waits for it.
    private static bool HasEnded(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1][0] == 'Z';
        }
        catch (IOException)
        {
            return true;
        }
    }
}
