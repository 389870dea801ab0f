using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>A machine that Terraform creates from a definition, through its whole life.</summary>
public sealed class OwnedMachineTests
{
    [Fact]
    public async Task A_created_machine_grows_live_defers_a_reboot_change_shows_drift_is_imported_and_destroyed()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var name = scope.NewName("owned");
        var machine = scope.Machine(name);
        string Machine(string sizes) => $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\n{sizes}";

        // Create.
        await using var project = await ProjectAsync(lab, Machine("vcpus = 2\nmemory = \"256MiB\""));
        project.Write("vm.xml", new GuestDefinition { Name = name }.ToXml(lab));
        var create = (await project.PlanAsync()).EnsureSuccess()[Address];
        create.PlannedText("impact", "verdict").ShouldBe("none");
        create.PlannedText("max_vcpus").ShouldBe("8");
        create.PlannedText("max_memory").ShouldBe("1GiB");
        await project.ApplyAndReplanEmptyAsync();
        (await machine.StateAsync()).ShouldBe("running");
        await machine.Guest.WaitForAgentAsync();
        var before = await GuestNumbers.WaitForAsync(machine, 2, 100);

        // Grow, live.
        project.Edit(lab, Machine("vcpus = 4\nmemory = \"512MiB\""));
        var grow = await project.PlanAsync();
        grow[Address].PlannedText("impact", "verdict").ShouldBe("live");
        grow[Address].PlannedText("impact", "stops_machine").ShouldBe("false");
        grow[Address].PlannedText("impact", "live", "vcpus").ShouldBe("2 → 4, hot-added (HP1001)");
        grow[Address].PlannedText("impact", "live", "memory").ShouldBe("256MiB → 512MiB, grown through virtio-mem (HP2002)");
        grow.Text.ShouldNotContain("Warning:");
        await project.ApplyAndReplanEmptyAsync();
        var after = await GuestNumbers.WaitForAsync(machine, 4, before.MemTotalMiB + 240);
        (after.QemuPid, after.BootId).ShouldBe((before.QemuPid, before.BootId), "the machine was stopped");
        (await project.StateAsync()).Text(Address, "live_values", "memory").ShouldBe("512MiB");

        // A change that needs a reboot is announced, deferred and shown as pending.
        project.Edit(lab, Machine("vcpus = 4\nmemory = \"512MiB\"\nmax_memory = \"2GiB\""));
        var defer = await project.PlanAsync();
        defer[Address].PlannedText("impact", "verdict").ShouldBe("reboot");
        defer[Address].PlannedText("impact", "stops_machine").ShouldBe("false");
        defer[Address].PlannedText("impact", "reboot", "max_memory").ShouldBe("1GiB → 2GiB, at the next boot (HP2003)");
        defer[Address].PlannedText("pending_reboot").ShouldBe("true");
        defer.Text.ShouldContain("Warning: A change needs a reboot of the machine");
        await project.ApplyAndReplanEmptyAsync();
        var pending = await project.StateAsync();
        pending.Text(Address, "pending_reboot").ShouldBe("true");
        pending.Text(Address, "pending_changes", "max_memory").ShouldBe("1GiB → 2GiB at the next boot");
        pending.Text(Address, "max_memory").ShouldBe("2GiB");
        pending.Text(Address, "live_values", "max_memory").ShouldBe("1GiB");
        (await machine.QemuPidAsync()).ShouldBe(before.QemuPid);

        // A live change beside it leaves what is pending alone.
        project.Edit(lab, Machine("vcpus = 5\nmemory = \"512MiB\"\nmax_memory = \"2GiB\""));
        (await project.PlanAsync())[Address].PlannedText("impact", "verdict").ShouldBe("live");
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "pending_changes", "max_memory").ShouldBe("1GiB → 2GiB at the next boot");

        // A change behind Terraform's back is drift, with its impact.
        (await machine.VirshAsync("setvcpus", ["3", "--config"])).EnsureSuccess();
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(2);
        var drift = await project.PlanAsync();
        drift[Address].Before("vcpus")!.Value.GetInt32().ShouldBe(3);
        drift[Address].PlannedText("impact", "live", "vcpus").ShouldBe("3 → 5, configuration only, the machine has it already (HP4001)");
        await project.ApplyAndReplanEmptyAsync();

        // The shutdown and start that the user chooses applies what was pending, and nothing is left to plan.
        (await machine.VirshAsync("destroy")).EnsureSuccess();
        await machine.StartAsync();
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await project.ApplyAsync(["-refresh-only"])).EnsureSuccess();
        var booted = await project.StateAsync();
        booted.Text(Address, "pending_reboot").ShouldBe("false");
        booted.Text(Address, "live_values", "max_memory").ShouldBe("2GiB");

        // Import by name leaves an empty plan.
        await using var importer = await ProjectAsync(lab, $"name = \"{name}\"\nvcpus = 5\nmemory = \"0.5GiB\"");
        (await importer.ImportAsync(Address, name)).EnsureSuccess();
        (await importer.PlanAsync()).Text.ShouldContain("No changes.");
        (await importer.RefreshOnlyExitCodeAsync()).ShouldBe(0);

        (await project.DestroyAsync()).EnsureSuccess();
        (await machine.VirshAsync("domid")).Text.ShouldContain("failed to get domain");
    }

    [Fact]
    public async Task Creating_a_machine_whose_name_is_taken_is_refused_at_plan()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var definition = new GuestDefinition { Name = scope.NewName("taken") };
        var machine = await scope.DefineAsync(definition);
        var before = (await machine.InactiveXmlAsync()).ToString();
        await using var project = await ProjectAsync(lab, $"name = \"{definition.Name}\"\ndefinition = file(\"vm.xml\")\nvcpus = 1\nmemory = \"128MiB\"");
        project.Write("vm.xml", definition.ToXml(lab));

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue();
        plan.Text.ShouldContain("(HP4007)");
        plan.Text.ShouldContain("import");
        (await machine.InactiveXmlAsync()).ToString().ShouldBe(before);
    }

    [Fact]
    public async Task A_created_machine_can_be_replaced()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var name = scope.NewName("replaced");
        await using var project = await ProjectAsync(lab, $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\nvcpus = 1\nmemory = \"128MiB\"");
        project.Write("vm.xml", new GuestDefinition { Name = name }.ToXml(lab));
        await project.ApplyAndReplanEmptyAsync();
        var before = (await project.StateAsync()).Text(Address, "id");

        var plan = await project.PlanAsync([$"-replace={Address}"]);

        plan[Address].Action.ShouldBe(PlannedAction.Replace);
        (await project.ApplyAsync(plan)).EnsureSuccess();
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await project.StateAsync()).Text(Address, "id").ShouldNotBe(before);
        (await scope.Machine(name).StateAsync()).ShouldBe("running");
    }

    [Fact]
    public async Task A_machine_that_does_not_start_leaves_nothing_behind()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var name = scope.NewName("broken");
        await using var project = await ProjectAsync(lab, $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\nvcpus = 1\nmemory = \"128MiB\"");
        project.Write("vm.xml", new GuestDefinition { Name = name, Disks = ["/nonexistent/disk.img"] }.ToXml(lab));

        var apply = await project.ApplyAsync();

        apply.Success.ShouldBeFalse();
        apply.Text.ShouldContain("/nonexistent/disk.img");
        (await project.StateAsync()).Addresses.ShouldBeEmpty();
        (await scope.Machine(name).VirshAsync("domid")).Text.ShouldContain("failed to get domain");
    }
}
