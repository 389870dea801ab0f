using System.Text.Json.Nodes;
using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;
using static EndToEnd.Weather.Modules;

namespace EndToEnd.Weather;

/// <summary>Somebody edits the state file by hand.</summary>
public sealed class EditedStateTests
{
    private const string Elsewhere = "00000000-0000-4000-8000-000000000001";

    public static TheoryData<string, string> Harmless => new()
    {
        { "sizes", """{ "vcpus": 7, "memory": "64GiB", "max_vcpus": 1 }""" },
        { "a value of another spelling", """{ "memory": "1048576KiB" }""" },
        { "an attribute that nobody knows", """{ "colour": "blue" }""" },
        { "what the product tells", """{ "pending_reboot": true, "pending_changes": { "vcpus": "1 → 9" }, "live_values": null, "power_state": "paused", "hypervisor": "none" }""" },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task What_the_hypervisor_knows_better_is_read_again(string what, string values)
    {
        using var file = Machine(out var name);
        await using var project = await AdoptedAsync(file, name);

        Edit(project, instance => Put(instance, values));

        var plan = await project.PlanAsync();
        plan.IsEmpty.ShouldBeTrue($"{what}: {plan.Text}");
        await ShouldConvergeAsync(file, project, name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Z2FyYmFnZQ==")]
    [InlineData("e30=")]
    [InlineData("eyJ2ZXJzaW9uIjo5OX0=")]
    public async Task Lost_or_spoilt_private_data_is_read_again(string? data)
    {
        using var file = Machine(out var name);
        await using var project = await AdoptedAsync(file, name);

        Edit(project, instance =>
        {
            if (data is null)
            {
                instance.Remove("private");
            }
            else
            {
                instance["private"] = data;
            }
        });

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        await ShouldConvergeAsync(file, project, name);
    }

    [Theory]
    [InlineData(Elsewhere)]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task An_adopted_machine_with_another_id_is_adopted_anew(string id)
    {
        using var file = Machine(out var name);
        await using var project = await AdoptedAsync(file, name);
        var truth = (await project.StateAsync()).Text(Address, "id");

        Edit(project, instance => instance["attributes"]!["id"] = id);

        (await project.PlanAsync())[Address].Action.ShouldBe(PlannedAction.Create);
        await ShouldConvergeAsync(file, project, name);
        (await project.StateAsync()).Text(Address, "id").ShouldBe(truth);
    }

    [Fact]
    public async Task A_created_machine_with_another_id_is_not_created_twice_and_the_error_says_how_to_get_it_back()
    {
        using var file = new SimulatorFile();
        var name = SimulatorFile.NewName("twice");
        await using var project = await ProjectAsync(file.Uri, $"name = \"{name}\"\nvcpus = 2\nmemory = \"1GiB\"\ndefinition = \"<domain type='kvm'/>\"");
        await project.ApplyAndReplanEmptyAsync();

        Edit(project, instance => instance["attributes"]!["id"] = Elsewhere);

        var refused = await project.RefusedAsync();
        refused.ShouldContain("exists already");
        refused.ShouldContain("import it: terraform import ADDRESS NAME");
        refused.ShouldContain("(HP4007)");
        (await project.RunAsync(["state", "rm", Address])).EnsureSuccess();
        (await project.ImportAsync(Address, name)).EnsureSuccess();
        await project.ApplyAndReplanEmptyAsync();
    }

    private static SimulatorFile Machine(out string name)
    {
        name = SimulatorFile.NewName("edited");
        return new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }""");
    }

    private static async Task<TerraformProject> AdoptedAsync(SimulatorFile file, string name)
    {
        var project = await OpenAsync(Hcl($"uri = \"{file.Uri}\"", Vm("vm", Body(name, 2))));
        (await project.ApplyAsync()).EnsureSuccess();
        return project;
    }

    private static string Body(string name, int vcpus) => $"name = \"{name}\"\nvcpus = {vcpus}\nmemory = \"1GiB\"";

    private static async Task ShouldConvergeAsync(SimulatorFile file, TerraformProject project, string name)
    {
        project.Write("main.tf", Hcl($"uri = \"{file.Uri}\"", Vm("vm", Body(name, 4))));
        await project.ApplyAndReplanEmptyAsync();
        file.Running(name)!["vcpus"]!.GetValue<int>().ShouldBe(4);
        file.Boots(name).ShouldBe(1);
    }

    private static void Put(JsonObject instance, string values)
    {
        foreach (var (attribute, value) in JsonNode.Parse(values)!.AsObject())
        {
            instance["attributes"]![attribute] = value?.DeepClone();
        }
    }

    /// <summary>The state's one resource instance, as somebody with an editor would change it.</summary>
    private static void Edit(TerraformProject project, Action<JsonObject> edit)
    {
        var path = Path.Combine(project.Directory, "terraform.tfstate");
        var state = JsonNode.Parse(File.ReadAllText(path))!;
        edit(state["resources"]![0]!["instances"]![0]!.AsObject());
        File.WriteAllText(path, state.ToJsonString());
    }
}
