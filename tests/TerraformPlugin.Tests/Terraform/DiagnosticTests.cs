namespace TerraformPlugin.Tests.Terraform;

public sealed class DiagnosticTests
{
    [Fact]
    public async Task An_error_quotes_the_line_of_its_attribute()
    {
        using var workspace = new TerraformWorkspace("""
            resource "sample_note" "empty" {
              text = ""
            }
            """);
        await workspace.RunAsync("init");

        var (code, output) = await workspace.TryAsync(["plan"]);

        code.ShouldBe(1);
        output.ShouldContain("Error: Empty note");
        output.ShouldContain("in resource \"sample_note\" \"empty\":");
        output.ShouldContain(":   text = \"\"");
        output.ShouldContain("A note needs at least one character.");
    }

    [Fact]
    public async Task A_warning_quotes_the_line_and_does_not_fail()
    {
        using var workspace = new TerraformWorkspace($$"""
            resource "sample_note" "long" {
              text = "{{new string('x', 1001)}}"
            }
            """);
        await workspace.RunAsync("init");

        var output = await workspace.RunAsync("validate");

        output.ShouldContain("Warning: Long note");
    }

    [Fact]
    public async Task A_function_error_points_at_the_call()
    {
        using var workspace = new TerraformWorkspace("""
            output "nothing" {
              value = provider::sample::shout("")
            }
            """);
        await workspace.RunAsync("init");

        var (code, output) = await workspace.TryAsync(["plan"]);

        code.ShouldBe(1);
        output.ShouldContain("There is nothing to shout");
        output.ShouldContain("provider::sample::shout(\"\")");
    }

    [Fact]
    public async Task A_provider_process_ends_by_itself_and_logs_nothing_strange()
    {
        using var workspace = new TerraformWorkspace("""
            resource "sample_note" "a" {
              text = "a"
            }
            """);
        await workspace.RunAsync("init");

        var (code, output) = await workspace.TryAsync(["plan"], new Dictionary<string, string?> { ["TF_LOG"] = "debug" });

        code.ShouldBe(0, output);
        output.ShouldContain("plugin process exited");
        output.ShouldNotContain("plugin failed to exit gracefully");
        output.ShouldNotContain("[ERROR]");
    }
}
