using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Inputs that come from something that is still to be created.</summary>
public sealed class UnknownInputTests
{
    [Fact]
    public async Task Unknown_sizes_make_the_impact_unknown_and_the_apply_still_settles()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("unknown"), Vcpus = 1, MaxVcpus = 4 });
        const string Size = "\n}\nresource \"terraform_data\" \"size\" {\n  input = 2";
        await using var project = await ProjectAsync(lab, $"name = \"{machine.Name}\"\nvcpus = terraform_data.size.output\nmemory = \"128MiB\"{Size}");

        var plan = await project.PlanAsync();

        plan[Address].IsUnknown("impact").ShouldBeTrue();
        plan[Address].IsUnknown("vcpus").ShouldBeTrue();
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "vcpus").ShouldBe("2");
    }

    [Fact]
    public async Task A_provider_whose_uri_is_unknown_plans_without_asking_a_hypervisor()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("route") });
        await using var project = await ProjectAsync(lab, $"name = \"{machine.Name}\"\nvcpus = 1\nmemory = \"128MiB\"");
        project.Write("main.tf", (await File.ReadAllTextAsync(Path.Combine(project.Directory, "main.tf")))
            .Replace($"uri = \"{lab.Uri}\"", "uri = terraform_data.where.output", StringComparison.Ordinal)
            + $"\nresource \"terraform_data\" \"where\" {{\n  input = \"{lab.Uri}\"\n}}\n");

        var plan = await project.PlanAsync();

        plan[Address].IsUnknown("impact").ShouldBeTrue();
        await project.ApplyAndReplanEmptyAsync();
    }
}
