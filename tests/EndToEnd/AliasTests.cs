using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>One configuration, several configurations of the provider: each machine goes to the hypervisor of its own.</summary>
public sealed class AliasTests
{
    [Fact]
    public async Task Machines_of_the_same_name_at_two_aliases_are_told_apart_in_plan_apply_and_destroy()
    {
        var name = SimulatorFile.NewName("twin");
        using var berlin = new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB" }""");
        using var paris = new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 4, "max_vcpus": 8, "memory": "2GiB" }""");
        await using var project = await ProjectAsync(berlin.Uri, $"name = \"{name}\"\nvcpus = 2\nmemory = \"1GiB\"");
        string Hcl(int inBerlin, int inParis) => Module(berlin.Uri, string.Empty, $"name = \"{name}\"\nvcpus = {inBerlin}\nmemory = \"1GiB\"") + $$"""

            provider "hotplug" {
              alias = "paris"
              uri   = "{{paris.Uri}}"
            }

            resource "hotplug_virtual_machine" "paris" {
              provider = hotplug.paris
              name     = "{{name}}"
              vcpus    = {{inParis}}
              memory   = "2GiB"
            }
            """;
        project.Write("main.tf", Hcl(2, 4));
        await project.ApplyAndReplanEmptyAsync();

        project.Write("main.tf", Hcl(2, 6));
        var plan = await project.PlanAsync();
        plan[Address].Action.ShouldBe(PlannedAction.NoOp);
        plan["hotplug_virtual_machine.paris"].PlannedText("impact", "live", "vcpus").ShouldBe("4 → 6, hot-added (HP1001)");
        await project.ApplyAndReplanEmptyAsync();

        (berlin.Running(name)!["vcpus"]!.GetValue<int>(), paris.Running(name)!["vcpus"]!.GetValue<int>()).ShouldBe((2, 6));
        (await project.DestroyAsync()).Success.ShouldBeTrue();
        (berlin.Boots(name), paris.Boots(name)).ShouldBe((1, 1), "adopted machines are released, running");
    }
}
