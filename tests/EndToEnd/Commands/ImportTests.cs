using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary>Machines that are taken into the state by their id: on the command line, and in <c>import</c> blocks.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Uuid = "6d3f1c52-0f5e-4b8a-9a39-5d1f6b0c7a11";
    private readonly SimulatorFile _file = new(
        SimulatorFile.Growing("import-name"), SimulatorFile.Growing("import-uuid", $", \"id\": \"{Uuid}\""), SimulatorFile.Growing("import-route"));

    [Fact]
    public async Task Each_form_of_id_imports_the_machine_and_leaves_nothing_to_plan()
    {
        var before = _file.Text;
        await using var project = await EmptyProjectAsync(_file);
        foreach (var (name, id, uri) in new[]
        {
            ("import-name", "import-name", null),
            ("import-uuid", Uuid, null),
            ("import-uuid", $"{_file.Uri}#{Uuid.ToUpperInvariant()}", null),
            ("import-route", $"{_file.Uri}#import-route", null),
            ("import-route", $"{ElsewhereUri}#import-route", ElsewhereUri),
        })
        {
            project.Edit(_file.Uri, $"name = \"{name}\"\nvcpus = 2{(uri is null ? string.Empty : $"\nuri = \"{uri}\"")}");
            (await project.ImportAsync(Address, id)).EnsureSuccess();

            (await project.StateAsync()).Text(Address, "name").ShouldBe(name, id);
            (await project.PlanAsync()).Text.ShouldContain("No changes.", customMessage: id);
            (await project.RefreshOnlyExitCodeAsync()).ShouldBe(0, id);

            // Forgotten, it can be imported again.
            (await project.RunAsync(["state", "rm", Address])).EnsureSuccess();
        }

        _file.Text.ShouldBe(before);
    }

    [Theory]
    [InlineData("nobody", "HP4008", "There is no machine \"nobody\" at sim://")]
    [InlineData("00000000-0000-4000-8000-000000000000", "HP4008", "There is no machine \"00000000-0000-4000-8000-000000000000\" at sim://")]
    [InlineData("qemu:///system#", "HP9030", "The import id \"qemu:///system#\" names no machine.")]
    [InlineData("vbox:///session#web", "HP9010", "uri = \"vbox:///session\" has no scheme that this version knows")]
    [InlineData("sim:///nonexistent/folder/state.json#web", "HP9032", "/nonexistent/folder")]
    public async Task A_wrong_id_is_an_error_that_says_what_an_id_is(string id, string code, string message)
    {
        await using var project = await ProjectAsync(_file.Uri, "name = \"import-name\"\nvcpus = 2");

        var import = await project.ImportAsync(Address, id);

        import.Success.ShouldBeFalse();
        import.Text.Unwrapped().ShouldContain(message);
        import.Text.Unwrapped().ShouldContain($"({code})");
        (await project.StateAsync()).Addresses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_blocks_take_all_forms_of_id_with_for_each_and_plan_no_change()
    {
        var before = _file.Text;
        await using var project = await EmptyProjectAsync(_file);
        project.Write("main.tf", $$"""
            {{Head(_file.Uri)}}

            locals {
              machines = {
                "import-name"  = "import-name"
                "import-uuid"  = "{{Uuid}}"
                "import-route" = "{{_file.Uri}}#import-route"
              }
            }

            import {
              for_each = local.machines
              to       = hotplug_virtual_machine.vm[each.key]
              id       = each.value
            }

            resource "hotplug_virtual_machine" "vm" {
              for_each = local.machines
              name     = each.key
              vcpus    = 2
            }
            """);

        var plan = await project.PlanAsync();

        plan.Text.ShouldContain("Plan: 3 to import, 0 to add, 0 to change, 0 to destroy.");
        await project.ApplyAndReplanEmptyAsync();
        _file.Text.ShouldBe(before);
    }

    public void Dispose() => _file.Dispose();

    private string ElsewhereUri => "sim://" + Path.Combine(Path.GetDirectoryName(_file.Path)!, ".", Path.GetFileName(_file.Path));
}
