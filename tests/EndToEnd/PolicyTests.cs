using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>What becomes of a change that needs a reboot, under each policy.</summary>
public sealed class PolicyTests
{
    [Fact]
    public async Task Reboot_stops_and_starts_the_machine_once_and_brings_everything()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await AdoptedAsync(lab, scope, new GuestDefinition { Name = scope.NewName("cycle"), Vcpus = 1, MaxVcpus = 2, Memory = 128 });
        await using var _ = project;
        var before = await GuestNumbers.ReadAsync(machine);
        var metadata = (await machine.InactiveXmlAsync()).Element("metadata")?.ToString();

        project.Edit(lab, Sizes(machine, "vcpus = 2\nmax_vcpus = 4\nmemory = \"256MiB\"\non_reboot_required = \"reboot\""));
        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "verdict").ShouldBe("reboot");
        plan[Address].PlannedText("impact", "stops_machine").ShouldBe("true");
        plan[Address].PlannedText("impact", "reboot", "vcpus")!.ShouldContain("(HP4013)", Case.Sensitive, "the new boot brings what could also be plugged");
        plan.Text.ShouldContain("Warning:");
        (await project.ApplyAsync(plan)).EnsureSuccess();
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();

        await machine.Guest.WaitForAgentAsync();
        var after = await GuestNumbers.ReadAsync(machine);
        after.QemuPid.ShouldNotBe(before.QemuPid);
        after.OnlineVcpus.ShouldBe(2);
        after.MemTotalMiB.ShouldBeGreaterThan(before.MemTotalMiB + 100);
        var state = await project.StateAsync();
        state.Text(Address, "pending_reboot").ShouldBe("false");
        state.Text(Address, "live_values", "max_vcpus").ShouldBe("4");
        state.Text(Address, "power_state").ShouldBe("running");
        (await machine.InactiveXmlAsync()).Element("metadata")?.ToString().ShouldBe(metadata, "the mark is gone again");
    }

    [Fact]
    public async Task Fail_is_an_error_at_plan_and_touches_nothing()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("fail"), Vcpus = 1, MaxVcpus = 2 });
        await machine.StartAsync();
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\"\non_reboot_required = \"fail\""));
        await project.ApplyAndReplanEmptyAsync();
        var before = (await machine.InactiveXmlAsync()).ToString();

        project.Edit(lab, Sizes(machine, "vcpus = 1\nmax_vcpus = 4\nmemory = \"128MiB\"\non_reboot_required = \"fail\""));
        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.ShouldContain("(HP4015)");
        plan.Text.ShouldContain("max_vcpus");
        (await machine.InactiveXmlAsync()).ToString().ShouldBe(before);
    }

    [Fact]
    public async Task What_was_deferred_is_planned_as_a_reboot_when_the_policy_changes()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await AdoptedAsync(lab, scope, new GuestDefinition { Name = scope.NewName("switch"), Vcpus = 1, MaxVcpus = 2 });
        await using var _ = project;
        var pid = await machine.QemuPidAsync();
        project.Edit(lab, Sizes(machine, "vcpus = 1\nmax_vcpus = 4\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        (await machine.QemuPidAsync()).ShouldBe(pid, "deferred");

        project.Edit(lab, Sizes(machine, "vcpus = 1\nmax_vcpus = 4\nmemory = \"128MiB\"\non_reboot_required = \"reboot\""));
        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "stops_machine").ShouldBe("true");
        plan[Address].PlannedText("impact", "reboot", "max_vcpus")!.ShouldContain("2 → 4");
        await project.ApplyAndReplanEmptyAsync();

        (await machine.QemuPidAsync()).ShouldNotBe(pid);
        (await project.StateAsync()).Text(Address, "live_values", "max_vcpus").ShouldBe("4");
    }

    [Fact]
    public async Task A_guest_that_ignores_the_shutdown_keeps_running_without_force_stop_and_is_destroyed_with_it()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition
        {
            Name = scope.NewName("deaf"), Vcpus = 1, MaxVcpus = 2, Agent = false, ExtraKernelArguments = "hotplug.power=ignore",
        });
        await using var project = await ProjectAsync(lab, Sizes(machine, "vcpus = 1\nmemory = \"128MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        var pid = await machine.QemuPidAsync();
        string Wish(string force) => Sizes(machine, $"vcpus = 1\nmax_vcpus = 4\nmemory = \"128MiB\"\non_reboot_required = \"reboot\"\nshutdown_timeout = \"4s\"\nforce_stop = {force}");

        project.Edit(lab, Wish("false"));
        var apply = await project.ApplyAsync();
        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.ShouldContain("(HP4018)");
        (await machine.QemuPidAsync()).ShouldBe(pid);
        var state = await project.StateAsync();
        state.Text(Address, "pending_reboot").ShouldBe("true");
        state.Text(Address, "power_state").ShouldBe("running");
        (await machine.LiveXmlAsync()).ToString().ShouldNotContain("hotplugiac", Case.Insensitive, "no mark stays on a machine that runs");

        project.Edit(lab, Wish("true"));
        await project.ApplyAndReplanEmptyAsync();
        (await machine.QemuPidAsync()).ShouldNotBe(pid);
        (await project.StateAsync()).Text(Address, "live_values", "max_vcpus").ShouldBe("4");
    }

    [Fact]
    public async Task A_provider_that_is_killed_between_stop_and_start_leaves_a_machine_that_the_next_apply_starts()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await AdoptedAsync(lab, scope, new GuestDefinition { Name = scope.NewName("killed"), Vcpus = 1, MaxVcpus = 2 });
        await using var _ = project;
        project.Edit(lab, Sizes(machine, "vcpus = 1\nmax_vcpus = 4\nmemory = \"128MiB\"\non_reboot_required = \"reboot\""));

        using (var terraform = TerraformProcess.Apply(project))
        {
            // Frozen as soon as the mark is there, the provider cannot start what goes off.
            await Eventually.Async(async token => (await machine.InactiveXmlAsync(token)).ToString().Contains("hotplugiac", StringComparison.OrdinalIgnoreCase),
                TimeSpan.FromMinutes(3), interval: TimeSpan.FromMilliseconds(20));
            terraform.FreezeProviders();
            await machine.VirshAsync("shutdown");
            await machine.WaitForStateAsync("shut off", TimeSpan.FromMinutes(3));
            terraform.Kill();
        }

        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "live", "power_state")!.ShouldContain("(HP4016)");
        await project.ApplyAndReplanEmptyAsync();
        (await machine.StateAsync()).ShouldBe("running");
        (await project.StateAsync()).Text(Address, "live_values", "max_vcpus").ShouldBe("4");
        (await machine.InactiveXmlAsync()).ToString().ShouldNotContain("hotplugiac", Case.Insensitive);

        // One that somebody else stopped stays off.
        (await machine.VirshAsync("destroy")).EnsureSuccess();
        (await project.PlanAsync())[Address].Planned("impact", "live", "power_state").ShouldBeNull();
    }

    private static string Sizes(LabMachine machine, string sizes) => $"name = \"{machine.Name}\"\n{sizes}";

    private static async Task<(LabMachine Machine, TerraformProject Project)> AdoptedAsync(LibvirtLab lab, LabScope scope, GuestDefinition definition)
    {
        var machine = await scope.StartAsync(definition);
        await machine.Guest.WaitForAgentAsync();
        var project = await ProjectAsync(lab, Sizes(machine, $"vcpus = {definition.Vcpus}\nmemory = \"{definition.Memory}MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        return (machine, project);
    }
}
