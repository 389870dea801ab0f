using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary>An adopted machine that belongs to somebody else's tool, which defines it anew behind Terraform's back.</summary>
public sealed class RedefinedMachineTests
{
    private const string Changed = "<title>defined anew</title>";

    [Theory]
    [InlineData(true, PlannedAction.Update)]
    [InlineData(false, PlannedAction.Create)]
    public async Task A_machine_that_was_defined_anew_and_started_is_brought_back_to_its_sizes_live(bool sameUuid, PlannedAction action)
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var definition = new GuestDefinition { Name = scope.NewName("anew"), Uuid = Guid.NewGuid(), Vcpus = 2, MaxVcpus = 4, Agent = false };
        var machine = await scope.StartAsync(definition);
        await using var project = await ProjectAsync(lab, Sizes(machine));
        await project.ApplyAndReplanEmptyAsync();
        var id = (await project.StateAsync()).Text(Address, "id");

        (await machine.VirshAsync("destroy")).EnsureSuccess();
        (await machine.VirshAsync("undefine")).EnsureSuccess();
        await scope.StartAsync(definition with { Uuid = sameUuid ? definition.Uuid : Guid.NewGuid(), Vcpus = 1, MaxVcpus = 3, ExtraElements = [Changed] });
        var before = CanonicalDefinition.Of(await machine.InactiveXmlAsync());
        var pid = await machine.QemuPidAsync();
        var plan = await project.PlanAsync();

        plan[Address].Action.ShouldBe(action);
        plan[Address].PlannedText("impact", "verdict").ShouldBe("live");
        plan[Address].PlannedText("impact", "live", "vcpus").ShouldBe("1 → 2, hot-added (HP1001)");
        plan[Address].PlannedText("max_vcpus").ShouldBe("3", "nobody asked for 4");
        await project.ApplyAndReplanEmptyAsync();

        var state = await project.StateAsync();
        (state.Text(Address, "live_values", "vcpus"), state.Text(Address, "id") == id).ShouldBe(("2", sameUuid));
        (await machine.QemuPidAsync()).ShouldBe(pid);
        before.ShouldContain("defined anew");
        CanonicalDefinition.Of(await machine.InactiveXmlAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_definition_that_waits_for_the_next_boot_is_drift_that_is_taken_back_in_the_configuration_alone()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var definition = new GuestDefinition { Name = scope.NewName("waits"), Uuid = Guid.NewGuid(), Vcpus = 2, MaxVcpus = 4, Agent = false };
        var machine = await scope.StartAsync(definition);
        await using var project = await ProjectAsync(lab, Sizes(machine));
        await project.ApplyAndReplanEmptyAsync();

        await scope.DefineAsync(definition with { Vcpus = 1, Memory = 256, ExtraElements = [Changed] });
        var before = CanonicalDefinition.Of(await machine.InactiveXmlAsync());
        var live = (await machine.LiveXmlAsync()).ToString();
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(2);
        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "verdict").ShouldBe("live");
        plan[Address].PlannedText("impact", "live", "vcpus").ShouldBe("1 → 2, configuration only, the machine has it already (HP4001)");
        plan[Address].PlannedText("impact", "live", "memory").ShouldBe("256MiB → 128MiB, configuration only, the machine has it already (HP4001)");
        await project.ApplyAndReplanEmptyAsync();

        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("false");
        before.ShouldContain("defined anew");
        CanonicalDefinition.Of(await machine.InactiveXmlAsync()).ShouldBe(before);
        (await machine.LiveXmlAsync()).ToString().ShouldBe(live);
    }

    private static string Sizes(LabMachine machine) => $"name = \"{machine.Name}\"\nvcpus = 2\nmemory = \"128MiB\"";
}
