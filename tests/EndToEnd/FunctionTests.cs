using System.Text.Json;
using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>The provider's functions in real configurations (Terraform 1.8 or later).</summary>
public sealed class FunctionTests
{
    private const string Web = """{ "name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }""";

    [Theory]
    [InlineData("provider::hotplug::bytes(\"8GiB\")", "8589934592")]
    [InlineData("provider::hotplug::bytes(\"1.5GiB\") / provider::hotplug::bytes(\"512MiB\")", "3")]
    [InlineData("provider::hotplug::format_size(1610612736)", "\"1536MiB\"")]
    [InlineData("provider::hotplug::format_size(provider::hotplug::bytes(\"2GiB\") * 3)", "\"6GiB\"")]
    [InlineData("provider::hotplug::numa_cells(4, \"1GiB\", 2)[1]", """{"cpus":"1,3","distances":null,"memory":"512MiB"}""")]
    [InlineData("provider::hotplug::impact({ vcpus = 2, max_vcpus = 8, power_state = \"running\" }, { vcpus = 4 })",
        """{"live":{"vcpus":"2 → 4, hot-added (HP1001)"},"reboot":{},"stops_machine":false,"verdict":"live"}""")]
    [InlineData("provider::hotplug::impact(null, { vcpus = 4, definition = \"<domain/>\" }).verdict", "\"none\"")]
    public async Task A_function_gives_its_value_without_any_machine(string expression, string value)
    {
        await using var project = await OutputAsync(expression);

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeFalse(plan.Text);
        JsonElement.DeepEquals(plan.Document!.PlannedOutput("it")!.Value, JsonDocument.Parse(value).RootElement).ShouldBeTrue(plan.Text);
    }

    [Theory]
    [InlineData("bytes(\"8GB\")", "\"size\"", "did you mean \"8GiB\"?")]
    [InlineData("bytes(null)", "\"size\"", "argument must not be null")]
    [InlineData("format_size(-1)", "\"bytes\"", "bytes = -1 is not possible: give a whole number from 0")]
    [InlineData("format_size(0.5)", "\"bytes\"", "bytes = 0.5 is not possible")]
    [InlineData("numa_cells(2, \"1GiB\", 3)", "\"count\"", "count = 3 is not possible: give a whole number from 1 to vcpus, which is 2")]
    [InlineData("numa_cells(2, \"1MiB\", 2)", "\"memory\"", "memory = \"1MiB\" is too little for 2 cells: give 2MiB or more")]
    [InlineData("impact({ vcpu = 2 }, {})", "\"before\"", "before has an attribute \"vcpu\", which is not known; did you mean \"vcpus\"?")]
    [InlineData("impact({ vcpus = 2, max_vcpus = 4 }, { vcpus = 5 })", "\"after\"", "vcpus = 5 is above max_vcpus of the machine, which is 4")]
    [InlineData("impact({ vcpus = 2 }, { memory = \"1G\" })", "\"after\"", "did you mean \"1GiB\"?")]
    public async Task A_wrong_argument_is_named_with_what_is_allowed(string call, string argument, string message)
    {
        await using var project = await OutputAsync($"provider::hotplug::{call}");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        var said = plan.Text.Unwrapped();
        said.ShouldContain(argument);
        said.ShouldContain(message);
    }

    [Fact]
    public async Task Cells_go_into_the_attribute_as_they_are()
    {
        using var file = new SimulatorFile(Web);
        await using var project = await ProjectAsync(file.Uri, "name = \"web\"\nvcpus = 2\nnuma_cells = provider::hotplug::numa_cells(8, \"1GiB\", 2)");

        var plan = await project.PlanAsync();
        await project.ApplyAndReplanEmptyAsync();

        plan[Address].PlannedText("impact", "reboot", "numa_cells")!.ShouldContain("cell 0 = 0,2,4,6: 512MiB; cell 1 = 1,3,5,7: 512MiB");
        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("true");
    }

    [Theory]
    [InlineData("vcpus = 4")]
    [InlineData("vcpus = 2\nmax_vcpus = 16")]
    [InlineData("vcpus = 12\nmax_vcpus = 16")]
    [InlineData("vcpus = 2\nmax_memory = \"16GiB\"")]
    [InlineData("vcpus = 2\nmax_vcpus = 4\non_reboot_required = \"reboot\"")]
    [InlineData("vcpus = 2")]
    public async Task The_impact_of_a_wish_is_the_impact_of_its_plan(string wish)
    {
        using var file = new SimulatorFile(Web);
        await using var project = await ProjectAsync(file.Uri, "name = \"web\"\nvcpus = 2");
        project.Write("outputs.tf", $$"""
            output "it" {
              value = provider::hotplug::impact(hotplug_virtual_machine.vm, {
              {{wish}}
              })
            }
            """);
        (await project.ApplyAsync()).EnsureSuccess();
        var told = await project.OutputAsync("it");

        project.Edit(file.Uri, $"name = \"web\"\n{wish}");
        var planned = (await project.PlanAsync())[Address].Planned("impact")!.Value;

        JsonElement.DeepEquals(told, planned).ShouldBeTrue($"told {told}, planned {planned}");
    }

    [Fact]
    public async Task A_value_that_is_not_known_yet_makes_the_impact_unknown()
    {
        await using var project = await OutputAsync("provider::hotplug::impact({ vcpus = 2, max_vcpus = terraform_data.later.output }, { vcpus = 4 }).verdict", "resource \"terraform_data\" \"later\" {\n  input = 8\n}");

        var plan = await project.PlanAsync();
        (await project.ApplyAsync()).EnsureSuccess();

        plan.Document!.PlannedOutput("it").ShouldBeNull(plan.Text);
        (await project.OutputAsync("it")).GetString().ShouldBe("live");
    }

    [Fact]
    public async Task Checks_and_validations_can_ask()
    {
        using var file = new SimulatorFile(Web);
        await using var project = await ProjectAsync(file.Uri, "name = \"web\"\nvcpus = 2\nmemory = var.memory");
        project.Write("checks.tf", """
            variable "memory" {
              default = "1GiB"

              validation {
                condition     = provider::hotplug::bytes(var.memory) >= provider::hotplug::bytes("1GiB")
                error_message = "The machine needs 1GiB or more."
              }
            }

            check "room" {
              assert {
                condition     = provider::hotplug::impact(hotplug_virtual_machine.vm, { vcpus = 16, max_vcpus = 16 }).verdict == "live"
                error_message = "16 vCPUs would need a reboot."
              }
            }
            """);

        var asked = await project.PlanAsync();
        var refused = await project.PlanAsync(["-var", "memory=512MiB"]);

        asked.Failed.ShouldBeFalse(asked.Text);
        asked.Text.Unwrapped().ShouldContain("16 vCPUs would need a reboot.");
        refused.Failed.ShouldBeTrue(refused.Text);
        refused.Text.Unwrapped().ShouldContain("The machine needs 1GiB or more.");
    }

    private static async Task<TerraformProject> OutputAsync(string expression, string more = "")
    {
        var project = TerraformProject.FromHcl($$"""
            terraform {
              required_providers {
                hotplug = { source = "hotplugiac/hotplug" }
              }
            }

            output "it" {
              value = {{expression}}
            }

            {{more}}
            """, new TerraformOptions { CliConfig = TerraformCliConfig.FromFile(TerraformRc) });
        await project.InitAsync();
        return project;
    }
}
