using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>The data sources with real Terraform, on the simulator.</summary>
public sealed class DataSourceTests
{
    private const string Web = """{ "name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }""";
    private const string Db = """{ "name": "db", "vcpus": 4, "memory": "4GiB", "running": false }""";

    [Fact]
    public async Task All_three_answer_and_a_second_plan_is_empty()
    {
        using var file = new SimulatorFile(Web, Db);
        await using var project = await DataAsync(file.Uri, """
            data "hotplug_host" "here" {}
            data "hotplug_virtual_machine" "web" { name = "web" }
            data "hotplug_virtual_machine" "db" { id = data.hotplug_virtual_machines.all.machines[0].id }
            data "hotplug_virtual_machines" "all" {}
            output "names" { value = join(",", data.hotplug_virtual_machines.all.names) }
            """);

        await project.ApplyAndReplanEmptyAsync();

        var state = await project.StateAsync();
        (state.Text("data.hotplug_host.here", "hypervisor"), state.Text("data.hotplug_host.here", "vcpu_limit"), state.Text("data.hotplug_host.here", "running_machines", "memory"))
            .ShouldBe(("simulator", "288", "1GiB"));
        (state.Text("data.hotplug_virtual_machine.web", "vcpus"), state.Text("data.hotplug_virtual_machine.web", "live_values", "max_memory"), state.Text("data.hotplug_virtual_machine.web", "found_at"))
            .ShouldBe(("2", "8GiB", file.Uri));
        (state.Text("data.hotplug_virtual_machine.db", "name"), state.Text("data.hotplug_virtual_machine.db", "power_state")).ShouldBe(("db", "shut off"));
        (await project.OutputAsync("names")).GetString().ShouldBe("db,web");
    }

    [Fact]
    public async Task Every_machine_of_a_host_is_imported_from_the_list_and_nothing_changes()
    {
        using var file = new SimulatorFile(Web, Db);
        await using var project = await DataAsync(file.Uri, """
            data "hotplug_virtual_machines" "all" {}

            import {
              for_each = { for m in data.hotplug_virtual_machines.all.machines : m.name => m }
              to       = hotplug_virtual_machine.adopted[each.key]
              id       = each.value.id
            }

            resource "hotplug_virtual_machine" "adopted" {
              for_each = { for m in data.hotplug_virtual_machines.all.machines : m.name => m }
              name     = each.key
              vcpus    = each.value.vcpus
            }
            """);

        var plan = await project.PlanAsync();
        plan.Text.ShouldContain("2 to import, 0 to add, 0 to change, 0 to destroy");
        plan["hotplug_virtual_machine.adopted[\"web\"]"].PlannedText("impact", "verdict").ShouldBe("none");
        await project.ApplyAndReplanEmptyAsync();
    }

    [Fact]
    public async Task A_machine_that_the_same_configuration_creates_is_waited_for_with_depends_on()
    {
        using var file = new SimulatorFile();
        var name = SimulatorFile.NewName("made");
        string Configuration(string waits) => $$"""
            resource "hotplug_virtual_machine" "vm" {
              name       = "{{name}}"
              vcpus      = 2
              memory     = "1GiB"
              definition = "<domain type='kvm'><os><type>hvm</type></os></domain>"
            }
            data "hotplug_virtual_machine" "vm" {
              name = "{{name}}"
              {{waits}}
            }
            data "hotplug_host" "here" { depends_on = [hotplug_virtual_machine.vm] }
            """;
        await using var project = await DataAsync(file.Uri, Configuration(string.Empty));

        var hasty = (await project.PlanAsync()).Text.Unwrapped();
        hasty.ShouldContain($"There is no machine \"{name}\" at {file.Uri}. Check name and uri.");
        hasty.ShouldContain("depends_on. (HP4008)");
        project.Write("main.tf", Source(file.Uri, Configuration("depends_on = [hotplug_virtual_machine.vm]")));
        await project.ApplyAndReplanEmptyAsync();

        var state = await project.StateAsync();
        state.Text("data.hotplug_virtual_machine.vm", "id").ShouldBe(state.Text("hotplug_virtual_machine.vm", "id"));
        state.Text("data.hotplug_host.here", "running_machines", "memory").ShouldBe("1GiB");
        (await project.DestroyAsync()).EnsureSuccess();
    }

    [Fact]
    public async Task A_hypervisor_that_is_known_only_after_apply_is_asked_for_with_depends_on()
    {
        using var file = new SimulatorFile(Web);
        string Configuration(string waits) => $$"""
            terraform {
              required_providers {
                hotplug = { source = "hotplugiac/hotplug" }
              }
            }
            resource "terraform_data" "host" { input = "{{file.Uri}}" }
            provider "hotplug" { uri = terraform_data.host.output }
            data "hotplug_virtual_machine" "web" {
              name = "web"
              {{waits}}
            }
            """;
        await using var project = await DataAsync(file.Uri, string.Empty);
        project.Write("main.tf", Configuration(string.Empty));
        var hasty = (await project.PlanAsync()).Text.Unwrapped();
        project.Write("main.tf", Configuration("depends_on = [terraform_data.host]"));

        (await project.ApplyAsync()).EnsureSuccess();

        hasty.ShouldContain("The provider's uri is not known yet");
        hasty.ShouldContain("(HP9043)");
        (await project.StateAsync()).Text("data.hotplug_virtual_machine.web", "vcpus").ShouldBe("2");
    }

    [Fact]
    public async Task A_machine_that_cannot_be_read_is_listed_with_a_warning_and_the_others_are_whole()
    {
        using var file = new SimulatorFile(Web, Db);
        await using var project = await DataAsync(file.Uri, """data "hotplug_virtual_machines" "all" {}""");
        await file.ArmAsync("read", 1, "fails");
        await file.EditAsync(state => state["faults"]![0]!["machine"] = "db");

        var applied = (await project.ApplyAsync()).EnsureSuccess().Text.Unwrapped();

        applied.ShouldContain("The machine \"db\" could not be read, its sizes are missing");
        var state = await project.StateAsync();
        state.Value("data.hotplug_virtual_machines.all", "machines")!.Value.EnumerateArray().Select(m => m.GetProperty("vcpus").ToString()).ShouldBe([string.Empty, "2"]);
    }

    [Theory]
    [InlineData("data \"hotplug_virtual_machine\" \"x\" {}", "Neither name nor id is set.", "HP9041")]
    [InlineData("data \"hotplug_virtual_machine\" \"x\" {\n  name = \"web\"\n  id = \"1\"\n}", "name and id are both set.", "HP9041")]
    [InlineData("data \"hotplug_virtual_machine\" \"x\" { name = \"nobody\" }", "There is no machine \"nobody\" at sim://", "HP4008")]
    [InlineData("data \"hotplug_virtual_machines\" \"x\" { name_regex = \"web-(\" }", "name_regex = \"web-(\" cannot be read at character 5", "HP9042")]
    [InlineData("data \"hotplug_virtual_machines\" \"x\" { name_regex = \"(?=w)\" }", "cannot be matched without backtracking", "HP9042")]
    [InlineData("data \"hotplug_virtual_machines\" \"x\" { power_state = \"on\" }", "use \"running\", \"paused\" or \"shut off\"", "HP9026")]
    [InlineData("data \"hotplug_virtual_machines\" \"x\" { timeouts = { read = \"0s\" } }", "timeouts.read = \"0s\" is no time at all", "HP9025")]
    [InlineData("data \"hotplug_host\" \"x\" { uri = \"vbox:///session\" }", "uri = \"vbox:///session\" has no scheme", "HP9010")]
    [InlineData("data \"hotplug_host\" \"x\" { uri = \"sim:///nonexistent/folder/state.json\" }", "The folder /nonexistent/folder", "HP9032")]
    [InlineData("data \"hotplug_host\" \"x\" { uri = \"qemu+tcp://127.0.0.1:1/system\" }", "The host at qemu+tcp://127.0.0.1:1/system could not be read", "HP4010")]
    public async Task Bad_input_is_refused_with_its_value_and_a_rule(string block, string message, string code)
    {
        using var file = new SimulatorFile(Web, Db);
        await using var project = await DataAsync(file.Uri, block);

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        var said = plan.Text.Unwrapped();
        said.ShouldContain(message);
        said.ShouldContain($"({code})");
    }

    [Fact]
    public async Task Terraform_test_reads_them_from_a_simulated_host()
    {
        using var file = new SimulatorFile(Web, Db);
        await using var project = await DataAsync("qemu:///system", """
            data "hotplug_host" "here" { machine_type = "q35" }
            data "hotplug_virtual_machines" "running" { power_state = "running" }
            """);
        project.Write("tests/data.tftest.hcl", $$"""
            provider "hotplug" {
              simulate = "{{file.Path}}"
            }
            run "what_is_there" {
              command = plan
              assert {
                condition     = data.hotplug_virtual_machines.running.names == tolist(["web"]) && data.hotplug_host.here.vcpu_limit == 288
                error_message = "The seed has one running machine."
              }
            }
            """);

        var tested = await project.RunAsync(["test", "-no-color"]);

        tested.Success.ShouldBeTrue(tested.Text);
        tested.Text.ShouldContain("Success! 1 passed, 0 failed.");
    }

    /// <summary>A module without resources of its own, ready to plan.</summary>
    internal static async Task<TerraformProject> DataAsync(string uri, string body)
    {
        var project = TerraformProject.FromHcl(Source(uri, body), new TerraformOptions { CliConfig = TerraformCliConfig.FromFile(TerraformRc) });
        await project.InitAsync();
        return project;
    }

    private static string Source(string uri, string body) => $$"""
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }

        provider "hotplug" {
          uri = "{{uri}}"
        }

        {{body}}
        """;
}
