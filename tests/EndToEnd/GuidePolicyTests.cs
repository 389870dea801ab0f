using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>The guide policies-in-ci: what it tells a pipeline to refuse is refused, in the words that it shows.</summary>
public sealed class GuidePolicyTests
{
    private static readonly GuideText Guide = new("policies-in-ci");

    [Fact]
    public async Task The_policy_fail_refuses_in_the_plan()
    {
        using var file = ExampleProject.Seed();
        await using var project = await AdoptedAsync(file);

        project.Write("main.tf", Guide.Block("hcl", 0));
        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue();
        Guide.ShouldShow(0, plan.Text);
    }

    [Fact]
    public async Task A_postcondition_refuses_in_the_plan()
    {
        using var file = ExampleProject.Seed();
        await using var project = await AdoptedAsync(file);

        project.Write("main.tf", Guide.Block("hcl", 1));
        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue();
        Guide.ShouldShow(1, plan.Text);
    }

    [Fact]
    public async Task A_check_warns()
    {
        using var file = ExampleProject.Seed();
        await using var project = await AdoptedAsync(file);

        project.Write("machine.tf", Guide.Block("hcl", 0).Replace("\"fail\"", "\"defer\"", StringComparison.Ordinal));
        project.Write("main.tf", Guide.Block("hcl", 2));
        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeFalse();
        Guide.ShouldShow(2, plan.Text);
    }

    /// <summary>The machine of the guide as it is before.</summary>
    private static async Task<TerraformProject> AdoptedAsync(SimulatorFile file)
    {
        var project = ExampleProject.Of(file, "resource \"hotplug_virtual_machine\" \"web\" {\n  name   = \"web\"\n  vcpus  = 4\n  memory = \"3GiB\"\n}\n");
        await project.InitAsync();
        (await project.ApplyAsync()).EnsureSuccess();
        return project;
    }
}
