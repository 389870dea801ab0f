using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>A machine that was there before Terraform, and stays when Terraform lets go of it.</summary>
public sealed class AdoptedMachineTests
{
    [Fact]
    public async Task An_adopted_machine_grows_live_by_dimm_defers_shows_drift_and_is_released_running()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("adopted"), Vcpus = 1, MaxVcpus = 4, Memory = 256, MaxMemory = 1024, MemorySlots = 4 });
        string Machine(string sizes) => $"name = \"{machine.Name}\"\n{sizes}";
        await machine.Guest.WaitForAgentAsync();
        var before = await GuestNumbers.ReadAsync(machine);

        // Adopting as it is changes nothing.
        await using var project = await ProjectAsync(lab, Machine("vcpus = 1\nmemory = \"262144KiB\""));
        var adopt = (await project.PlanAsync()).EnsureSuccess();
        adopt[Address].PlannedText("impact", "verdict").ShouldBe("none");
        adopt.Text.ShouldNotContain("Warning:", Case.Sensitive, "it is prepared for hotplug");
        await project.ApplyAndReplanEmptyAsync();

        // Equal sizes in other units are no change.
        project.Edit(lab, Machine("vcpus = 1\nmemory = \"0.25GiB\""));
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();

        project.Edit(lab, Machine("vcpus = 3\nmemory = \"512MiB\"\nmemory_method = \"dimm\""));
        var grow = await project.PlanAsync();
        grow[Address].PlannedText("impact", "verdict").ShouldBe("live");
        grow[Address].PlannedText("impact", "live", "memory").ShouldBe("256MiB → 512MiB, hot-added as DIMM (HP2001)");
        await project.ApplyAndReplanEmptyAsync();
        var after = await GuestNumbers.WaitForAsync(machine, 3, before.MemTotalMiB + 240);
        (after.QemuPid, after.BootId).ShouldBe((before.QemuPid, before.BootId), "the machine was stopped");

        project.Edit(lab, Machine("vcpus = 3\nmax_vcpus = 8\nmemory = \"512MiB\"\nmemory_method = \"dimm\""));
        var defer = await project.PlanAsync();
        defer[Address].PlannedText("impact", "verdict").ShouldBe("reboot");
        defer[Address].PlannedText("impact", "reboot", "max_vcpus").ShouldBe("4 → 8, at the next boot (HP1003)");
        defer[Address].PlannedText("impact", "reboot", "numa_cells")!.ShouldContain("(HP3002)");
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "pending_changes", "max_vcpus").ShouldBe("4 → 8 at the next boot");

        // Somebody plugs a vCPU by hand, live only: drift; a guest that is never asked keeps it until a boot.
        (await machine.VirshAsync("setvcpus", ["4", "--live"])).EnsureSuccess();
        project.Edit(lab, Machine("vcpus = 3\nmax_vcpus = 8\nmemory = \"512MiB\"\nmemory_method = \"dimm\"\nunplug = \"reboot\""));
        var drift = await project.PlanAsync();
        drift[Address].Before("vcpus")!.Value.GetInt32().ShouldBe(4);
        drift[Address].PlannedText("impact", "reboot", "vcpus").ShouldBe("4 → 3, removed at the next boot (HP1004)");
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "pending_changes", "vcpus").ShouldBe("4 → 3 at the next boot");

        // Undoing a pending change is live.
        project.Edit(lab, Machine("vcpus = 4\nmax_vcpus = 4\nmemory = \"512MiB\"\nmemory_method = \"dimm\""));
        (await project.PlanAsync())[Address].PlannedText("impact", "verdict").ShouldBe("live");
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("false");

        (await project.DestroyAsync()).EnsureSuccess();
        (await machine.StateAsync()).ShouldBe("running");
        (await machine.QemuPidAsync()).ShouldBe(before.QemuPid);

        // Released, it can be imported by anybody: as it is, there is nothing to plan.
        await using var importer = await ProjectAsync(lab, Machine("vcpus = 4\nmemory = \"512MiB\""));
        (await importer.ImportAsync(Address, $"{lab.Uri}#{machine.Name}")).EnsureSuccess();
        (await importer.PlanAsync()).Text.ShouldContain("No changes.");
        (await importer.RefreshOnlyExitCodeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Adopting_with_other_sizes_shows_the_true_impact_in_the_first_plan()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("adopt"), Vcpus = 1, MaxVcpus = 2, Memory = 128 });
        await using var project = await ProjectAsync(lab, $"name = \"{machine.Name}\"\nvcpus = 2\nmemory = \"256MiB\"");

        var plan = await project.PlanAsync();

        plan[Address].PlannedText("impact", "live", "vcpus").ShouldBe("1 → 2, hot-added (HP1001)");
        plan[Address].PlannedText("impact", "reboot", "memory").ShouldBe("128MiB → 256MiB, at the next boot: memory hotplug is not enabled (HP2004)");
        plan.Text.ShouldContain("(HP4025)", Case.Sensitive, "what it lacks for hotplug is said once");
        await project.ApplyAndReplanEmptyAsync();
    }

    [Fact]
    public async Task A_machine_that_is_off_takes_every_change_for_its_next_start()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("off"), Memory = 128 });
        await using var project = await ProjectAsync(lab, $"name = \"{machine.Name}\"\nvcpus = 2\nmax_vcpus = 4\nmemory = \"128MiB\"\nmax_memory = \"1GiB\"");

        var plan = await project.PlanAsync();

        plan[Address].PlannedText("impact", "verdict").ShouldBe("live");
        plan[Address].PlannedText("impact", "live", "max_vcpus").ShouldBe("1 → 4, effective at the next start (HP4002)");
        await project.ApplyAndReplanEmptyAsync();
        (await machine.StateAsync()).ShouldBe("shut off");
        await machine.StartAsync();
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
    }
}
