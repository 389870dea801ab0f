namespace HotplugIac.Harness.Tests;

public sealed class TerraformCliConfigTests
{
    private const string NeedsProvider = """
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }
        """;

    [Fact]
    public async Task A_mirror_is_the_only_place_for_what_it_includes()
    {
        var mirror = Directory.CreateTempSubdirectory("mirror with ${blank}-");
        await using var project = TerraformProject.FromHcl(
            NeedsProvider, new TerraformOptions { CliConfig = TerraformCliConfig.Mirror(mirror.FullName, "hotplugiac/*") });

        var failure = await Should.ThrowAsync<CommandFailedException>(() => project.InitAsync());

        mirror.Delete();
        // Terraform breaks lines where it likes.
        var message = string.Join(' ', failure.Message.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        message.ShouldContain("provider registry.terraform.io/hotplugiac/hotplug was not found in any of the search locations");
        message.ShouldContain(mirror.FullName);
    }

    [Fact]
    public async Task A_provider_of_the_mirror_is_installed()
    {
        var mirror = Directory.CreateTempSubdirectory();
        var place = Directory.CreateDirectory(
            Path.Combine(mirror.FullName, "registry.terraform.io", "hotplugiac", "hotplug", "1.2.3", "linux_amd64"));
        await File.WriteAllTextAsync(Path.Combine(place.FullName, "terraform-provider-hotplug_v1.2.3"), "#!/bin/sh\n");
        await using var project = TerraformProject.FromHcl(
            NeedsProvider, new TerraformOptions { CliConfig = TerraformCliConfig.Mirror(mirror.FullName, "hotplugiac/*") });

        var init = await project.InitAsync();

        mirror.Delete(recursive: true);
        init.StandardOutput.ShouldContain("Installed hotplugiac/hotplug v1.2.3");
    }

    [Fact]
    public async Task A_development_override_is_announced_by_terraform()
    {
        var directory = Directory.CreateTempSubdirectory();
        await using var project = TerraformProject.FromHcl("", new TerraformOptions
        {
            CliConfig = TerraformCliConfig.DevOverrides(new Dictionary<string, string> { ["hotplugiac/hotplug"] = directory.FullName }),
        });

        var plan = await project.PlanAsync();

        directory.Delete();
        plan.Text.ShouldContain($"hotplugiac/hotplug in {directory.FullName}");
    }
}
