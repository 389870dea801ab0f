using static EndToEnd.Weather.Modules;

namespace EndToEnd.Weather;

/// <summary>Two resources of one configuration want the same machine; and what only looks like it.</summary>
public sealed class TwoResourcesTests
{
    private const string Definition = "definition = \"<domain type='kvm'/>\"";

    [Fact]
    public async Task Two_that_adopt_it_are_an_error_that_tells_what_each_wants()
    {
        using var file = Machine(out var name);
        await using var project = await OpenAsync(Module(file, Vm("one", Sized(name, 2)), Vm("other", Sized(name, 4))));

        var refused = await project.RefusedAsync();

        refused.ShouldContain($"Another resource of this configuration manages the machine \"{name}\" at {file.Uri} too.");
        refused.ShouldContain("vcpus = 2");
        refused.ShouldContain("vcpus = 4");
        refused.ShouldContain("a removed block with lifecycle { destroy = false }, or terraform state rm ADDRESS.");
        refused.ShouldContain("(HP4035)");
        file.Running(name)!["vcpus"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Two_that_adopt_it_alike_are_one_too_many_as_well()
    {
        using var file = Machine(out var name);
        await using var project = await OpenAsync(Module(file, Vm("vm", $"count = 2\n{Sized(name, 2)}")));

        (await project.RefusedAsync()).ShouldContain("(HP4035)");
    }

    [Fact]
    public async Task One_that_created_it_and_one_that_adopts_it_are_two()
    {
        using var file = new SimulatorFile();
        var name = SimulatorFile.NewName("two");
        await using var project = await OpenAsync(Module(file, Vm("one", $"{Sized(name, 2)}\n{Definition}")));
        await project.ApplyAndReplanEmptyAsync();

        project.Write("main.tf", Module(file, Vm("one", $"{Sized(name, 2)}\n{Definition}"), Vm("other", Sized(name, 4))));
        (await project.RefusedAsync()).ShouldContain("(HP4035)");

        // What the error advises: one of them goes, the machine stays.
        project.Write("main.tf", Module(file, "removed {\n  from = hotplug_virtual_machine.one\n  lifecycle {\n    destroy = false\n  }\n}", Vm("other", Sized(name, 4))));
        await project.ApplyAndReplanEmptyAsync();
        file.Running(name)!["vcpus"]!.GetValue<int>().ShouldBe(4);
        file.Boots(name).ShouldBe(1);
    }

    [Fact]
    public async Task Two_that_create_it_are_found_before_either_is_created()
    {
        using var file = new SimulatorFile();
        var name = SimulatorFile.NewName("two");
        await using var project = await OpenAsync(Module(file, Vm("one", $"{Sized(name, 2)}\n{Definition}"), Vm("other", $"{Sized(name, 4)}\n{Definition}")));

        (await project.RefusedAsync()).ShouldContain("(HP4035)");
        (await project.StateAsync()).Addresses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("lifecycle {\n  create_before_destroy = true\n}")]
    public async Task A_replacement_is_one_resource(string lifecycle)
    {
        using var file = Machine(out var adopted);
        var created = SimulatorFile.NewName("again");
        var made = lifecycle.Length == 0 ? Vm("made", $"{Sized(created, 2)}\n{Definition}") : string.Empty;
        await using var project = await OpenAsync(Module(file, Vm("vm", $"{Sized(adopted, 2)}\n{lifecycle}"), made));
        await project.ApplyAndReplanEmptyAsync();

        string[] replace = ["-replace=hotplug_virtual_machine.vm", .. made.Length == 0 ? (string[])[] : ["-replace=hotplug_virtual_machine.made"]];
        var apply = await project.ApplyAsync(replace);

        apply.EnsureSuccess();
        apply.Text.ShouldContain($"{replace.Length} added, 0 changed, {replace.Length} destroyed");
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_machine_whose_resource_moves_and_machines_that_swap_their_names_are_one_each()
    {
        using var file = new SimulatorFile();
        var (left, right) = (SimulatorFile.NewName("left"), SimulatorFile.NewName("right"));
        await using var project = await OpenAsync(Module(file, Vm("one", $"{Sized(left, 2)}\n{Definition}"), Vm("other", $"{Sized(right, 2)}\n{Definition}")));
        await project.ApplyAndReplanEmptyAsync();

        project.Write("main.tf", Module(file, Vm("new", $"{Sized(left, 4)}\n{Definition}"), Vm("other", $"{Sized(right, 2)}\n{Definition}"),
            "moved {\n  from = hotplug_virtual_machine.one\n  to   = hotplug_virtual_machine.new\n}"));
        await project.ApplyAndReplanEmptyAsync();

        project.Write("main.tf", Module(file, Vm("new", $"{Sized(right, 4)}\n{Definition}"), Vm("other", $"{Sized(left, 2)}\n{Definition}")));
        var swap = await project.PlanAsync();
        swap.HasChanges.ShouldBeTrue(swap.Text);
    }

    private static SimulatorFile Machine(out string name)
    {
        name = SimulatorFile.NewName("two");
        return new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 }""");
    }

    private static string Module(SimulatorFile file, params string[] rest) => Hcl($"uri = \"{file.Uri}\"", rest);

    private static string Sized(string name, int vcpus) => $"name = \"{name}\"\nvcpus = {vcpus}\nmemory = \"1GiB\"";
}
