using System.Text.Json.Nodes;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary>Plans that are saved, and machines that change before they are applied.</summary>
public sealed class SavedPlanTests : IDisposable
{
    private readonly string _name = SimulatorFile.NewName("saved");
    private readonly SimulatorFile _file;

    public SavedPlanTests() => _file = new SimulatorFile(SimulatorFile.Growing(_name));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_machine_that_has_changed_so_that_more_is_needed_stops_the_apply_before_anything_is_touched(bool import)
    {
        await using var project = await ProjectAsync(_file.Uri, Sizes(import ? 4 : 2));
        if (import)
        {
            project.Write("import.tf", $"import {{\n  to = {Address}\n  id = \"{_name}\"\n}}\n");
        }
        else
        {
            await project.ApplyAndReplanEmptyAsync();
            project.Edit(_file.Uri, Sizes(4));
        }

        var saved = await project.PlanAsync();
        saved[Address].PlannedText("impact", "verdict").ShouldBe("live");

        await ShrinkCeilingAsync();
        var before = _file.Text;
        var apply = await project.ApplyAsync(saved);

        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.ShouldContain("(HP4004)");
        _file.Text.ShouldBe(before);
    }

    [Fact]
    public async Task A_machine_that_has_come_nearer_to_the_plan_takes_the_rest()
    {
        await using var project = await ProjectAsync(_file.Uri, Sizes(2));
        await project.ApplyAndReplanEmptyAsync();
        project.Edit(_file.Uri, Sizes(4));
        var saved = await project.PlanAsync();

        await GrowByHandAsync(3);
        (await project.ApplyAsync(saved)).EnsureSuccess();

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        _file.Running(_name)!["vcpus"]!.GetValue<int>().ShouldBe(4);
    }

    /// <summary>
    /// Terraform gives a provider nothing of the approved plan of a resource that is new, so that it compares the plans itself and
    /// stops, in its own words. An <c>import</c> block has what it takes for ours.
    /// </summary>
    [Fact]
    public async Task A_saved_plan_of_an_adoption_without_import_is_stopped_by_Terraform_itself()
    {
        await using var project = await ProjectAsync(_file.Uri, Sizes(4));
        var saved = await project.PlanAsync();

        await ShrinkCeilingAsync();
        var before = _file.Text;
        var apply = await project.ApplyAsync(saved);

        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.ShouldContain("Provider produced inconsistent final plan");
        _file.Text.ShouldBe(before);
        (await project.StateAsync()).Addresses.ShouldBeEmpty();
    }

    public void Dispose() => _file.Dispose();

    private string Sizes(int vcpus) => $"name = \"{_name}\"\nvcpus = {vcpus}";

    /// <summary>Somebody starts the machine with a maximum of 3 and then allows 8 again for a later boot.</summary>
    private Task ShrinkCeilingAsync() => _file.EditMachineAsync(_name, (running, _) =>
        (running["max_vcpus"], running["numa_cells"]) = (3, new JsonArray(SimulatorFile.Cell(3, "1GiB"))));

    private Task GrowByHandAsync(int vcpus) => _file.EditMachineAsync(_name, (running, configured) => (running["vcpus"], configured["vcpus"]) = (vcpus, vcpus));
}
