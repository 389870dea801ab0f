using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>Terraform modules that use the provider which <c>eng/build</c> published.</summary>
internal static class ProviderUnderTest
{
    public const string Address = "hotplug_virtual_machine.vm";

    /// <summary>The CLI configuration that points at the built mirror.</summary>
    public static string TerraformRc =>
        Environment.GetEnvironmentVariable("HOTPLUG_TERRAFORM_RC") is { Length: > 0 } file && File.Exists(file) ? file
        : throw new InvalidOperationException("HOTPLUG_TERRAFORM_RC names no file: run these tests with eng/test, or run eng/build and set it to dist/terraform.rc.");

    /// <summary>The checkout that these tests were built in.</summary>
    public static string RepositoryRoot
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "HotplugIac.sln")))
            {
                directory = directory.Parent;
            }

            return directory?.FullName ?? throw new InvalidOperationException("These tests run from a checkout of the repository.");
        }
    }

    /// <summary>A module with one machine, ready to plan.</summary>
    /// <param name="attributes">The body of the resource.</param>
    public static Task<TerraformProject> ProjectAsync(LibvirtLab lab, string attributes, IReadOnlyDictionary<string, string?>? environment = null) =>
        ProjectAsync(lab.Uri, attributes, environment);

    /// <inheritdoc cref="ProjectAsync(LibvirtLab, string, IReadOnlyDictionary{string, string?}?)"/>
    public static async Task<TerraformProject> ProjectAsync(string uri, string attributes, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var project = TerraformProject.FromHcl(Hcl(uri, attributes), new TerraformOptions
        {
            CliConfig = TerraformCliConfig.FromFile(TerraformRc),
            Environment = environment ?? new Dictionary<string, string?>(),
        });
        await project.InitAsync();
        return project;
    }

    public static void Edit(this TerraformProject project, LibvirtLab lab, string attributes) => project.Edit(lab.Uri, attributes);

    /// <summary>Gives the machine of the module another body.</summary>
    public static void Edit(this TerraformProject project, string uri, string attributes) => project.Write("main.tf", Hcl(uri, attributes));

    /// <summary>A module with these machines, all alike.</summary>
    public static async Task<TerraformProject> FleetAsync(LibvirtLab lab, IEnumerable<LabMachine> machines, string attributes)
    {
        var names = string.Join(", ", machines.Select(m => $"\"{m.Name}\""));
        return await ProjectAsync(lab, $"for_each = toset([{names}])\nname = each.key\n{attributes}");
    }

    /// <summary>A module with one machine.</summary>
    /// <param name="provider">More attributes of the provider.</param>
    /// <param name="attributes">The body of the resource.</param>
    public static string Module(string uri, string provider, string attributes) => $$"""
        {{Head(uri, provider)}}

        resource "hotplug_virtual_machine" "vm" {
        {{attributes}}
        }
        """;

    /// <summary>What every module begins with.</summary>
    public static string Head(string uri, string provider = "") => $$"""
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }

        provider "hotplug" {
          uri = "{{uri}}"
        {{provider}}
        }
        """;

    /// <summary>A project whose module the test writes by itself.</summary>
    public static Task<TerraformProject> EmptyProjectAsync(SimulatorFile file) => ProjectAsync(file.Uri, "name = \"none\"\nvcpus = 1");

    private static string Hcl(string uri, string attributes) => Module(uri, string.Empty, attributes);
}
