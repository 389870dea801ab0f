using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>A simulator that is no simulator stops the plan: where it is wrong, what is allowed, a rule code; the file stays as it was.</summary>
public sealed class SimulatorInputTests
{
    [Theory]
    [InlineData("{ \"machines\": [\n  { \"name\": \"web\" \"vcpus\": 2 } ] }", "line 2, column 19: This is no JSON")]
    [InlineData("{ \"machines\": [\n  { \"name\": \"web\", \"cpus\": 2, \"memory\": \"1GiB\" } ] }", "line 2, column 28: machines[0] has a member \"cpus\", which is not known. Allowed: name, id,")]
    [InlineData("{ \"machines\": [\n  { \"name\": \"web\", \"vcpus\": 0, \"memory\": \"1GiB\" } ] }", "line 2, column 29: machines[0].vcpus is 0; it must be a whole number from 1 to 65536.")]
    [InlineData("{ \"faults\": [ { \"call\": \"lvie\" } ] }", "line 1, column 25: faults[0].call is \"lvie\"")]
    public async Task A_broken_file_is_refused_with_path_line_and_column(string text, string message)
    {
        using var file = new SimulatorFile { Text = text };
        await using var project = await ProjectAsync(file.Uri, "name = \"web\"\nvcpus = 2");
        project.Write("main.tf", Module("qemu:///system", string.Empty, $"name = \"web\"\nuri = \"{file.Uri}\"\nvcpus = 2"));

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        var said = plan.Text.Unwrapped();
        said.ShouldContain($"{file.Path}, {message}");
        said.ShouldContain("(HP9031)");
        said.ShouldContain($"uri = \"{file.Uri}\"", customMessage: "the line of the attribute");
        file.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("sim://state.json", "\"sim://state.json\" names no file by an absolute path: write it with three slashes")]
    [InlineData("sim:state.json", "\"sim:state.json\" names no file by an absolute path")]
    [InlineData("sim:///nonexistent/folder/state.json", "The folder /nonexistent/folder of the simulator's file")]
    public async Task A_uri_that_names_no_possible_file_is_refused(string uri, string message)
    {
        await using var project = await ProjectAsync(uri, "name = \"web\"\nvcpus = 2");
        var onProvider = (await project.PlanAsync()).Text.Unwrapped();
        project.Write("main.tf", Module("qemu:///system", string.Empty, $"name = \"web\"\nuri = \"{uri}\"\nvcpus = 2"));
        var onMachine = (await project.PlanAsync()).Text.Unwrapped();

        foreach (var said in new[] { onProvider, onMachine })
        {
            said.ShouldContain(message);
            said.ShouldContain("(HP9032)");
        }

        onMachine.ShouldContain($"uri = \"{uri}\"", customMessage: "the line of the attribute");
    }
}
