using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Weather;

/// <summary>Modules with any provider configuration and any number of machines.</summary>
internal static class Modules
{
    public static async Task<TerraformProject> OpenAsync(string hcl, IReadOnlyDictionary<string, string?>? environment = null, string program = "terraform")
    {
        var project = TerraformProject.FromHcl(hcl, new TerraformOptions
        {
            Program = program,
            CliConfig = TerraformCliConfig.FromFile(TerraformRc),
            Environment = environment ?? new Dictionary<string, string?>(),
            Timeout = TimeSpan.FromMinutes(2),
        });
        await project.InitAsync();
        return project;
    }

    /// <param name="provider">Attributes of the provider.</param>
    /// <param name="rest">Resources and whatever else.</param>
    public static string Hcl(string provider, params string[] rest) => $$"""
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }

        provider "hotplug" {
        {{provider}}
        }

        {{string.Join("\n\n", rest)}}
        """;

    public static string Vm(string address, string attributes) => $"resource \"hotplug_virtual_machine\" \"{address}\" {{\n{attributes}\n}}";

    public static string Sizes(string name, int vcpus = 1) => $"name = \"{name}\"\nvcpus = {vcpus}\nmemory = \"128MiB\"";

    /// <summary>Runs <c>terraform plan</c>, which must fail, and gives what it says as one line.</summary>
    public static async Task<string> RefusedAsync(this TerraformProject project)
    {
        var plan = await project.PlanAsync();
        plan.Failed.ShouldBeTrue(plan.Text);
        return plan.Text.Unwrapped();
    }
}
