using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Machines in odd states, and machines that others change, rename, remove or bring back.</summary>
public sealed class OddMachineTests
{
    [Fact]
    public async Task A_saved_image_never_silently_brings_back_the_old_definition()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("saved"), Vcpus = 1, MaxVcpus = 4 });
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        (await machine.VirshAsync("managedsave")).EnsureSuccess();

        project.Edit(lab, Sizes(machine, "vcpus = 2\nmemory = \"128MiB\""));
        var plan = await project.PlanAsync();
        plan.Text.ShouldContain("(HP4019)");
        plan[Address].PlannedText("impact", "live", "vcpus")!.ShouldContain("(HP4019)");
        (await project.ApplyAsync(plan)).EnsureSuccess();
        (await machine.StateAsync()).ShouldBe("shut off");
        (await machine.VirshAsync("dominfo")).Text.ShouldContain("Managed save:   yes");

        // Started by its owner it comes back as it was: drift that the next plan shows.
        await machine.StartAsync();
        var drift = await project.PlanAsync();
        drift.HasChanges.ShouldBeTrue();
        (await project.ApplyAsync(drift)).EnsureSuccess();
        (await project.StateAsync()).Text(Address, "live_values", "vcpus").ShouldBe("2");
    }

    [Fact]
    public async Task A_transient_machine_can_be_adopted_but_not_changed()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("transient"), Vcpus = 1, MaxVcpus = 4 });
        (await machine.VirshAsync("undefine")).EnsureSuccess();
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();

        project.Edit(lab, Sizes(machine, "vcpus = 2\nmemory = \"128MiB\""));
        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.ShouldContain("(HP4003)");
    }

    [Fact]
    public async Task A_paused_machine_takes_growth()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("paused"), Vcpus = 1, MaxVcpus = 4 });
        (await machine.VirshAsync("suspend")).EnsureSuccess();
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 3\nmemory = \"128MiB\""));

        await project.ApplyAndReplanEmptyAsync();

        var state = await project.StateAsync();
        (state.Text(Address, "power_state"), state.Text(Address, "live_values", "vcpus")).ShouldBe(("paused", "3"));
    }

    [Fact]
    public async Task A_renamed_machine_is_followed_by_its_uuid()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("before") });
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        var id = (await project.StateAsync()).Text(Address, "id");
        var name = scope.NewName("after");
        (await machine.VirshAsync("domrename", [name])).EnsureSuccess();

        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(2);
        project.Edit(lab, $"name = \"{name}\"\nvcpus = 1\nmemory = \"128MiB\"");
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await project.ApplyAsync(["-refresh-only"])).EnsureSuccess();
        (await project.StateAsync()).Text(Address, "id").ShouldBe(id);
    }

    [Fact]
    public async Task A_machine_that_is_gone_is_an_error_and_one_that_came_back_with_another_uuid_is_adopted_anew()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var definition = new GuestDefinition { Name = scope.NewName("phoenix"), Vcpus = 1 };
        var machine = await scope.DefineAsync(definition);
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        var id = (await project.StateAsync()).Text(Address, "id");

        (await machine.VirshAsync("undefine")).EnsureSuccess();
        var gone = await project.PlanAsync();
        gone.Failed.ShouldBeTrue(gone.Text);
        gone.Text.ShouldContain("(HP4008)");

        await scope.DefineAsync(definition);
        var again = await project.PlanAsync();
        again[Address].Action.ShouldBe(PlannedAction.Create);
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "id").ShouldNotBe(id);
    }

    [Fact]
    public async Task An_adopted_machine_that_is_gone_can_be_let_go()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("vanished") });
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        (await machine.VirshAsync("undefine")).EnsureSuccess();

        project.Write("main.tf", "terraform {\n  required_providers {\n    hotplug = { source = \"hotplugiac/hotplug\" }\n  }\n}\nprovider \"hotplug\" {\n  uri = \"" + lab.Uri + "\"\n}\n");
        (await project.ApplyAsync()).EnsureSuccess();

        (await project.StateAsync()).Addresses.ShouldBeEmpty();
    }

    private static string Sizes(LabMachine machine, string sizes) => $"name = \"{machine.Name}\"\n{sizes}";
}
