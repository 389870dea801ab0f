using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Modules of the documentation, on simulated machines. What an example leaves out for brevity is added.</summary>
internal static class ExampleProject
{
    public const string IdOfWeb = "befe5e2e-abe4-47cb-ace8-ed45e5bba8a5";

    private const string VersionsFile = "versions.tf";

    private const string Versions = """
        terraform {
          required_providers {
            hotplug = {
              source = "hotplugiac/hotplug"
            }
          }
        }

        """;

    /// <summary>The machines that the examples speak of.</summary>
    public static SimulatorFile Seed() => new(
        $$"""{ "name": "web", "id": "{{IdOfWeb}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }""",
        """{ "name": "db", "vcpus": 4, "memory": "4GiB", "running": false }""",
        """{ "name": "cache", "vcpus": 2, "max_vcpus": 4, "memory": "2GiB", "max_memory": "8GiB", "memory_slots": 16 }""");

    /// <summary>A copy of the folder, in which every machine is simulated.</summary>
    public static TerraformProject Of(string folder, SimulatorFile machines)
    {
        var project = TerraformProject.FromDirectory(folder, Options(machines));
        Complete(project);
        return project;
    }

    /// <summary>A module of <c>main.tf</c> as it stands, and what that leaves out.</summary>
    /// <param name="machines">Null: the module says itself where its machines are.</param>
    public static TerraformProject Of(SimulatorFile? machines, string main)
    {
        var project = TerraformProject.FromHcl(main, Options(machines));
        Complete(project);
        return project;
    }

    /// <summary>Adds where the provider comes from, or takes it away again, as the other files want it.</summary>
    public static void Complete(TerraformProject project)
    {
        File.Delete(Path.Combine(project.Directory, VersionsFile));
        if (!Directory.EnumerateFiles(project.Directory, "*.tf").Any(f => File.ReadAllText(f).Contains("required_providers", StringComparison.Ordinal)))
        {
            project.Write(VersionsFile, Versions);
        }
    }

    private static TerraformOptions Options(SimulatorFile? machines) => new()
    {
        CliConfig = TerraformCliConfig.FromFile(TerraformRc),
        Environment = new Dictionary<string, string?> { ["HOTPLUG_SIMULATE"] = machines?.Path, ["HOTPLUG_URI"] = null },
    };
}
