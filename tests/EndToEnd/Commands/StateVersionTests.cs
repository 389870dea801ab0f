using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary>States that other releases wrote.</summary>
public sealed class StateVersionTests : IDisposable
{
    private const string Id = "6d3f1c52-0f5e-4b8a-9a39-5d1f6b0c7a12";
    private readonly SimulatorFile _file = new(SimulatorFile.Growing("state-version", $", \"id\": \"{Id}\""));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(1, ", \"of_another_release\": true, \"numa_cells\": null, \"impact\": null")]
    public async Task A_state_with_fewer_attributes_or_others_is_upgraded_and_plans_nothing(int version, string more)
    {
        await using var project = await WithStateAsync(version, more);

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await project.ApplyAsync(["-refresh=false"])).EnsureSuccess();
        (await project.PlanAsync(["-refresh=false"])).IsEmpty.ShouldBeTrue();

        (await project.StateAsync()).Text(Address, "max_vcpus").ShouldBe("8");
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_state_of_a_newer_release_is_left_alone()
    {
        await using var project = await WithStateAsync(7, string.Empty);
        var before = await File.ReadAllTextAsync(StateFile(project));

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.Unwrapped().ShouldContain("created by a newer provider version");
        (await File.ReadAllTextAsync(StateFile(project))).ShouldBe(before);
    }

    [Fact]
    public async Task A_value_that_is_of_another_kind_is_named_with_what_to_do()
    {
        await using var project = await WithStateAsync(1, ", \"numa_cells\": { \"cpus\": \"0\" }");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.Unwrapped().ShouldContain("The stored state cannot be read");
        plan.Text.Unwrapped().ShouldContain("numa_cells is not a list. Correct it there, or remove the resource from the state and import the machine again");
    }

    public void Dispose() => _file.Dispose();

    private static string StateFile(TerraformProject project) => Path.Combine(project.Directory, "terraform.tfstate");

    private async Task<TerraformProject> WithStateAsync(int version, string more)
    {
        var project = await ProjectAsync(_file.Uri, "name = \"state-version\"\nvcpus = 2");
        project.Write("terraform.tfstate", $$"""
            {
              "version": 4, "terraform_version": "1.8.0", "serial": 3, "lineage": "5b2f8a5e-0a3e-4b51-8a7e-0f7c4c0a9b11", "outputs": {},
              "resources": [ {
                "mode": "managed", "type": "hotplug_virtual_machine", "name": "vm", "provider": "provider[\"registry.terraform.io/hotplugiac/hotplug\"]",
                "instances": [ { "schema_version": {{version}}, "attributes": { "id": "{{Id}}", "name": "state-version", "vcpus": 2, "memory": "1GiB"{{more}} } } ]
              } ],
              "check_results": null
            }
            """);
        return project;
    }
}
