namespace HotplugIac.Harness.Tests;

/// <summary>With the real Terraform, on a resource that it has built in: nothing is downloaded.</summary>
public sealed class TerraformProjectTests
{
    private const string Machine = """
        variable "memory" {
          type    = number
          default = 512
        }
        resource "terraform_data" "vm" {
          input = { memory = var.memory, name = "web" }
        }
        resource "terraform_data" "after" {
          input            = terraform_data.vm.output
          triggers_replace = var.memory
        }
        output "name" {
          value = terraform_data.vm.output.name
        }
        """;

    private const string Vm = "terraform_data.vm";

    [Fact]
    public async Task A_plan_is_exit_code_text_and_data()
    {
        await using var project = await InitialisedAsync(Machine);

        var plan = await project.PlanAsync();

        plan.HasChanges.ShouldBeTrue();
        plan.Text.ShouldContain("Plan: 2 to add, 0 to change, 0 to destroy.");
        plan[Vm].Action.ShouldBe(PlannedAction.Create);
        plan[Vm].PlannedText("input", "memory").ShouldBe("512");
        plan[Vm].Before("input").ShouldBeNull();
        plan[Vm].IsUnknown("output", "name").ShouldBeTrue();
        plan[Vm].IsUnknown("input", "name").ShouldBeFalse();
    }

    [Fact]
    public async Task A_saved_plan_is_what_gets_applied()
    {
        await using var project = await InitialisedAsync(Machine);
        var plan = await project.PlanAsync();
        project.Write("main.tf", "");

        (await project.ApplyAsync(plan)).EnsureSuccess();

        var state = await project.StateAsync();
        state.Addresses.ShouldBe(["terraform_data.after", Vm], ignoreOrder: true);
        state.Text(Vm, "output", "memory").ShouldBe("512");
        (await project.OutputAsync("name")).GetString().ShouldBe("web");
        (await project.ShowTextAsync()).ShouldContain("# terraform_data.vm:");
    }

    [Fact]
    public async Task A_changed_variable_updates_and_replaces()
    {
        await using var project = await InitialisedAsync(Machine);
        await project.ApplyAndReplanEmptyAsync();
        project.Options = project.Options with { Variables = new Dictionary<string, string> { ["memory"] = "1024" } };

        var plan = await project.PlanAsync();

        plan[Vm].Action.ShouldBe(PlannedAction.Update);
        plan[Vm].Before("input", "memory")!.Value.GetInt32().ShouldBe(512);
        plan[Vm].Planned("input", "memory")!.Value.GetInt32().ShouldBe(1024);
        plan["terraform_data.after"].Action.ShouldBe(PlannedAction.Replace);
    }

    [Fact]
    public async Task Applied_means_nothing_left_to_do()
    {
        await using var project = await InitialisedAsync(Machine);

        await project.ApplyAndReplanEmptyAsync();

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_never_settles_is_reported_with_its_diff()
    {
        await using var project = await InitialisedAsync("""
            resource "terraform_data" "restless" {
              input = timestamp()
            }
            """);

        var failure = await Should.ThrowAsync<NotIdempotentException>(() => project.ApplyAndReplanEmptyAsync());

        failure.Plan.ExitCode.ShouldBe(2);
        failure.Message.ShouldContain("terraform_data.restless will be updated in-place");
    }

    [Fact]
    public async Task A_plan_that_fails_keeps_its_message_and_has_no_data()
    {
        await using var project = await InitialisedAsync(Machine);
        project.Write("broken.tf", "resource \"terraform_data\" \"broken\" { input = var.nowhere }");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue();
        plan.Text.ShouldContain("Reference to undeclared input variable");
        Should.Throw<CommandFailedException>(() => plan.Json);
        await Should.ThrowAsync<CommandFailedException>(() => project.ApplyAsync(plan));
    }

    [Fact]
    public async Task An_apply_that_fails_is_a_result_and_no_exception()
    {
        await using var project = await InitialisedAsync("""
            resource "terraform_data" "failing" {
              lifecycle {
                postcondition {
                  condition     = self.id == "never"
                  error_message = "this machine did not come up"
                }
              }
            }
            """);

        var apply = await project.ApplyAsync();

        apply.ExitCode.ShouldBe(1);
        apply.Text.ShouldContain("this machine did not come up");
    }

    [Fact]
    public async Task Import_takes_an_existing_thing_into_the_state()
    {
        await using var project = await InitialisedAsync("resource \"terraform_data\" \"vm\" {}");

        (await project.ImportAsync(Vm, "some-id")).EnsureSuccess();

        (await project.StateAsync()).Text(Vm, "id").ShouldBe("some-id");
    }

    [Fact]
    public async Task Destroy_empties_the_state()
    {
        await using var project = await InitialisedAsync(Machine);
        (await project.ApplyAsync()).EnsureSuccess();

        (await project.DestroyAsync()).EnsureSuccess();

        (await project.StateAsync()).Addresses.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_without_end_is_ended()
    {
        await using var project = await InitialisedAsync("""
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "sleep 60"
              }
            }
            """);
        project.Options = project.Options with { Timeout = TimeSpan.FromSeconds(3) };

        var failure = await Should.ThrowAsync<CommandTimedOutException>(() => project.ApplyAsync());

        failure.Result.StandardOutput.ShouldContain("terraform_data.slow: Creating...");
    }

    [Fact]
    public async Task A_module_is_copied_without_its_state_and_caches()
    {
        var source = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(source.FullName, "modules", "vm"));
        Directory.CreateDirectory(Path.Combine(source.FullName, ".terraform"));
        await File.WriteAllTextAsync(Path.Combine(source.FullName, "terraform.tfstate"), "not a state");
        await File.WriteAllTextAsync(Path.Combine(source.FullName, "main.tf"), "module \"web\" {\n  source = \"./modules/vm\"\n}\n");
        await File.WriteAllTextAsync(Path.Combine(source.FullName, "modules", "vm", "main.tf"), "resource \"terraform_data\" \"vm\" {}\n");

        await using var project = TerraformProject.FromDirectory(source.FullName);
        source.Delete(recursive: true);
        await project.InitAsync();
        await project.ApplyAndReplanEmptyAsync();

        (await project.StateAsync()).Addresses.ShouldBe(["module.web.terraform_data.vm"]);
    }

    [Fact]
    public async Task Disposing_can_destroy_and_always_removes_the_directory()
    {
        var marker = Path.GetTempFileName();
        string directory;
        await using (var project = TerraformProject.FromHcl($$"""
            resource "terraform_data" "vm" {
              provisioner "local-exec" {
                when    = destroy
                command = "rm {{marker}}"
              }
            }
            """, new TerraformOptions { DestroyOnDispose = true }))
        {
            directory = project.Directory;
            await project.InitAsync();
            (await project.ApplyAsync()).EnsureSuccess();
        }

        File.Exists(marker).ShouldBeFalse();
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public async Task Options_reach_terraform_as_environment()
    {
        await using var project = await InitialisedAsync(Machine);
        project.Options = project.Options with { Environment = new Dictionary<string, string?> { ["TF_LOG"] = "info" } };

        var plan = await project.PlanAsync();

        plan.Command.StandardError.ShouldContain("[INFO]");
    }

    private static async Task<TerraformProject> InitialisedAsync(string hcl)
    {
        var project = TerraformProject.FromHcl(hcl);
        await project.InitAsync();
        return project;
    }
}
