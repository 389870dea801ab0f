using System.Text.RegularExpressions;

namespace HotplugIac.Cli.Tests.Comments;

public sealed partial class ActionFileTests
{
    [Fact]
    public void No_expression_stands_in_a_script_of_the_action()
    {
        var lines = File.ReadAllLines(Path.Combine(ScriptRun.Root(), "action.yml"));

        lines.Where(l => l.TrimStart().StartsWith("run:", StringComparison.Ordinal)).ShouldBe(["      run: '\"$ACTION_PATH/eng/action/install.sh\"'", "      run: '\"$ACTION_PATH/eng/action/preview.sh\"'"]);
    }

    [Fact]
    public void Every_variable_that_the_action_sets_is_read_by_a_script_and_every_input_is_passed_on()
    {
        var action = File.ReadAllText(Path.Combine(ScriptRun.Root(), "action.yml"));
        var scripts = string.Concat(new[] { "install.sh", "preview.sh" }.Select(s => File.ReadAllText(Path.Combine(ScriptRun.Root(), "eng", "action", s))));

        Variable().Matches(action).Select(m => m.Groups[1].Value).ShouldAllBe(v => scripts.Contains(v, StringComparison.Ordinal));
        var inputs = Input().Matches(action[..action.IndexOf("\noutputs:", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value).ToList();
        inputs.Count.ShouldBe(10);
        inputs.ShouldAllBe(i => action.Contains($"${{{{ inputs.{i} }}}}", StringComparison.Ordinal));
    }

    [GeneratedRegex("^        (HOTPLUG[A-Z_]*):", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex("^  ([a-z-]+):$", RegexOptions.Multiline)]
    private static partial Regex Input();
}
