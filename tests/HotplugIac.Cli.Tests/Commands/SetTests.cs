using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Tests.World;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class SetTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_machine_is_resized_and_the_HCL_to_commit_is_printed()
    {
        var run = await _cli.RunAsync("set", "web", "--vcpus", "4", "--memory", "2048MiB", "--yes");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldEndWith(
            """
            resource "hotplug_virtual_machine" "web" {
              name   = "web"
              vcpus  = 4
              memory = "2048MiB"
            }

            """);
    }

    [Fact]
    public async Task What_is_not_named_stays()
    {
        var run = await _cli.RunAsync("set", "web", "--memory", "2GiB", "--yes", "-o", "json");

        await run.ShouldFitAsync(_cli, "set");
        run.Json["machines"]![0]!["state"]!["vcpus"]!.GetValue<int>().ShouldBe(2);
        run.Json.Text("hcl").ShouldContain("memory = \"2GiB\"");
    }

    [Fact]
    public async Task Policies_of_the_resource_hold()
    {
        var run = await _cli.RunAsync("set", "web", "--max-vcpus", "16", "--on-reboot-required", "fail", "--yes");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("(HP4015)");
    }

    [Fact]
    public async Task Every_attribute_of_the_schema_that_is_one_word_is_an_option()
    {
        var run = await _cli.RunAsync("set", "--help");

        foreach (var row in VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed && r.Name is not ("name" or "uri" or "definition")
            && r.Kind is ValueKind.WholeNumber or ValueKind.Size or ValueKind.Duration or ValueKind.Flag or ValueKind.Text))
        {
            run.Out.ShouldContain($"--{row.Name.Replace('_', '-')} <");
        }

        AttributeOptions.Usual.ShouldAllBe(o => run.Out.Contains(o));
    }

    [Theory]
    [InlineData("--vcpus \"many\" is not a whole number. (HP9027)", "--vcpus", "many")]
    [InlineData("memory = \"2\" has no unit", "--memory", "2")]
    [InlineData("on_reboot_required = \"never\" is not known", "--on-reboot-required", "never")]
    [InlineData("--force-stop \"maybe\" is not known", "--force-stop", "maybe")]
    [InlineData("What shall \"web\" have?")]
    public async Task A_value_that_cannot_be_used_is_an_error(string message, params string[] options)
    {
        var run = await _cli.RunAsync(["set", "web", .. options, "--yes"]);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain(message);
        _cli.Read("state.json").ShouldBe(SimulatorFiles.Typical);
    }

    [Fact]
    public async Task A_machine_that_is_off_is_configured()
    {
        var run = await _cli.RunAsync("set", "old", "--vcpus", "2", "--yes");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("old: changed, off with 2 vCPUs and 4GiB");
    }
}
