using System.Text.Json.Nodes;

namespace EndToEnd;

/// <summary>The guides adopting-machines and limitations-of-import.</summary>
public sealed class GuideAdoptionTests
{
    private const string Owned = """
        resource "hotplug_virtual_machine" "web" {
          name   = "web"
          vcpus  = 4
          memory = "2GiB"

          max_vcpus    = 8
          max_memory   = "8GiB"
          memory_slots = 16
        }

        """;

    [Fact]
    public async Task Configuration_that_Terraform_generates_is_as_shown_and_pins_what_would_follow()
    {
        using var file = ExampleProject.Seed();
        await using var project = ExampleProject.Of(file, "import {\n  to = hotplug_virtual_machine.web\n  id = \"web\"\n}\n");
        await project.InitAsync();

        (await project.RunAsync(["plan", "-no-color", "-generate-config-out=generated.tf"])).EnsureSuccess();
        var generated = await File.ReadAllTextAsync(Path.Combine(project.Directory, "generated.tf"));
        new GuideText("adopting-machines").ShouldShow(0, generated);
        await project.ApplyAndReplanEmptyAsync();

        var higher = generated.Replace("max_vcpus      = 8", "max_vcpus      = 16", StringComparison.Ordinal);
        project.Write("generated.tf", higher);
        new GuideText("limitations-of-import").ShouldShow(0, (await project.PlanAsync()).Text);

        string[] pinned = ["= null", "base_memory", "cpu_topology", "memory_method"];
        var kept = higher.Remove(higher.IndexOf("  numa_cells", StringComparison.Ordinal), higher.IndexOf("  ]\n", StringComparison.Ordinal) + 4 - higher.IndexOf("  numa_cells", StringComparison.Ordinal));
        project.Write("generated.tf", string.Join('\n', kept.Split('\n').Where(l => !pinned.Any(l.Contains))));
        (await project.PlanAsync())["hotplug_virtual_machine.web"].PlannedText("impact", "reboot", "max_vcpus").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_machine_that_its_owner_redefined_is_put_right_without_a_reboot_where_its_ceilings_are_named()
    {
        var guide = new GuideText("adopting-machines");
        guide.Block("hcl", 2).ShouldContain(Owned[Owned.IndexOf("  vcpus", StringComparison.Ordinal)..]);
        using var file = ExampleProject.Seed();
        await using var project = ExampleProject.Of(file, Owned);
        await project.InitAsync();
        (await project.ApplyAsync()).EnsureSuccess();
        var boots = file.Boots("web");

        await RedefineAsync(file);
        guide.ShouldShow(1, (await project.PlanAsync()).Text);
        await project.ApplyAndReplanEmptyAsync();

        (file.Boots("web"), file.Configured("web")["vcpus"]!.GetValue<int>()).ShouldBe((boots, 4));
    }

    [Fact]
    public async Task Where_the_ceilings_are_not_named_the_plan_stops()
    {
        using var file = ExampleProject.Seed();
        await using var project = ExampleProject.Of(file, Owned[..Owned.IndexOf("\n  max_vcpus", StringComparison.Ordinal)] + "}\n");
        await project.InitAsync();
        (await project.ApplyAsync()).EnsureSuccess();

        await RedefineAsync(file);
        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue();
        new GuideText("adopting-machines").ShouldShow(2, plan.Text);
    }

    /// <summary>What a provider does that defines the machine anew from its own configuration: the running one stays as it is.</summary>
    private static Task RedefineAsync(SimulatorFile file) => file.EditAsync(state =>
    {
        var machine = state["machines"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == "web")!;
        machine["running"] = machine["configured"]!.DeepClone();
        machine["configured"] = new JsonObject { ["vcpus"] = 2, ["max_vcpus"] = 2, ["memory"] = "1GiB" };
    });
}
