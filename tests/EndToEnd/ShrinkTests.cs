using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Giving memory and vCPUs back: with a guest that does, one that refuses, and one that says nothing.</summary>
public sealed class ShrinkTests
{
    private const string Dimm = "memory_method = \"dimm\"\n";

    [Fact]
    public async Task A_dimm_whose_memory_is_movable_is_unplugged_live()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await GrownByDimmAsync(lab, scope, string.Empty);
        await using var _ = project;
        var grown = await GuestNumbers.WaitForAsync(machine, 1, 400);

        project.Edit(lab, Sizes(machine, "256MiB", Dimm));
        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "verdict").ShouldBe("live");
        plan[Address].PlannedText("impact", "live", "memory")!.ShouldContain("(HP2007)");
        await project.ApplyAndReplanEmptyAsync();

        var after = await GuestNumbers.ReadAsync(machine);
        after.MemTotalMiB.ShouldBeLessThan(grown.MemTotalMiB - 200);
        (after.QemuPid, after.BootId).ShouldBe((grown.QemuPid, grown.BootId), "the machine was stopped");
        (await machine.InactiveXmlAsync()).Element("devices")!.Elements("memory").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_that_refuses_the_unplug_is_an_error_and_the_state_says_what_is_there()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await GrownByDimmAsync(lab, scope, "hotplug.unplug=refuse");
        await using var _ = project;

        project.Edit(lab, Sizes(machine, "256MiB", Dimm + "unplug_timeout = \"8s\""));
        var apply = await project.ApplyAsync();

        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.ShouldContain("(HP4017)");
        (await project.StateAsync()).Text(Address, "memory").ShouldBe("512MiB");
        (await project.StateAsync()).Text(Address, "live_values", "memory").ShouldBe("512MiB");
        (await machine.InactiveXmlAsync()).Element("devices")!.Elements("memory").Count().ShouldBe(1, "the configuration still has the DIMM");
        project.Edit(lab, Sizes(machine, "512MiB", Dimm + "unplug_timeout = \"8s\""));
        (await project.ApplyAndReplanEmptyAsync()).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_guest_refuses_becomes_pending_with_live_or_pending()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await GrownByDimmAsync(lab, scope, "hotplug.unplug=refuse");
        await using var _ = project;

        project.Edit(lab, Sizes(machine, "256MiB", Dimm + "unplug = \"live_or_pending\"\nunplug_timeout = \"8s\""));
        var apply = await project.ApplyAndReplanEmptyAsync();

        apply.Text.ShouldContain("(HP4020)");
        var state = await project.StateAsync();
        state.Text(Address, "memory").ShouldBe("256MiB");
        state.Text(Address, "live_values", "memory").ShouldBe("512MiB");
        state.Text(Address, "pending_reboot").ShouldBe("true");
        state.Text(Address, "pending_changes", "memory").ShouldBe("512MiB → 256MiB at the next boot");
    }

    [Fact]
    public async Task A_paused_guest_whose_detach_succeeds_is_caught()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var (machine, project) = await GrownByDimmAsync(lab, scope, string.Empty);
        await using var _ = project;
        (await machine.VirshAsync("suspend")).EnsureSuccess();

        project.Edit(lab, Sizes(machine, "256MiB", Dimm + "unplug_timeout = \"7s\""));
        var apply = await project.ApplyAsync();

        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.ShouldContain("(HP4017)");
        (await project.StateAsync()).Text(Address, "live_values", "memory").ShouldBe("512MiB");
        (await machine.LiveXmlAsync()).Element("devices")!.Elements("memory").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Virtio_mem_goes_up_and_down_to_convergence()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("vmem"), Memory = 256, MaxMemory = 2048, RootPorts = 2 });
        await machine.Guest.WaitForAgentAsync();
        var before = await GuestNumbers.ReadAsync(machine);
        await using var project = await ProjectAsync(lab, Sizes(machine, "1GiB"));
        await project.ApplyAndReplanEmptyAsync();
        await GuestNumbers.WaitForAsync(machine, 1, before.MemTotalMiB + 700);

        project.Edit(lab, Sizes(machine, "384MiB"));
        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "live", "memory")!.ShouldContain("(HP2008)");
        await project.ApplyAndReplanEmptyAsync();

        (await project.StateAsync()).Text(Address, "live_values", "memory").ShouldBe("384MiB");
        var target = (await machine.LiveXmlAsync()).Element("devices")!.Element("memory")!.Element("target")!;
        target.Element("current")!.Value.ShouldBe(target.Element("requested")!.Value);
        project.Edit(lab, Sizes(machine, "256MiB"));
        await project.ApplyAndReplanEmptyAsync();
        project.Edit(lab, Sizes(machine, "512MiB"));
        await project.ApplyAndReplanEmptyAsync();
        (await machine.QemuPidAsync()).ShouldBe(before.QemuPid);
    }

    [Theory]
    [InlineData("live")]
    [InlineData("live_or_pending")]
    public async Task A_refusing_guest_keeps_its_vcpus(string unplug)
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition
        {
            Name = scope.NewName("refuse"), Vcpus = 2, MaxVcpus = 2, FixedVcpus = 1, ExtraKernelArguments = "hotplug.unplug=refuse",
        });
        await machine.Guest.WaitForAgentAsync();
        string Vcpus(int vcpus) => $"name = \"{machine.Name}\"\nvcpus = {vcpus}\nmemory = \"128MiB\"\nunplug = \"{unplug}\"\nunplug_timeout = \"7s\"";
        await using var project = await ProjectAsync(lab, Vcpus(2));
        await project.ApplyAndReplanEmptyAsync();

        project.Edit(lab, Vcpus(1));
        (await project.PlanAsync())[Address].PlannedText("impact", "live", "vcpus")!.ShouldContain("(HP1006)");
        var apply = await project.ApplyAsync();

        apply.Success.ShouldBe(unplug == "live_or_pending", apply.Text);
        apply.Text.ShouldContain(unplug == "live" ? "(HP4017)" : "(HP4020)");
        var state = await project.StateAsync();
        state.Text(Address, "live_values", "vcpus").ShouldBe("2");
        state.Text(Address, "vcpus").ShouldBe(unplug == "live" ? "2" : "1");
        state.Text(Address, "pending_reboot").ShouldBe(unplug == "live" ? "false" : "true");
        (await machine.Guest.OnlineVcpusAsync()).Count.ShouldBe(2);
        if (unplug == "live_or_pending")
        {
            (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        }
    }

    /// <summary>Under emulation a vCPU unplug never completes (RULEBOOK E): this one needs hardware virtualisation.</summary>
    [KvmFact]
    public async Task A_vcpu_is_unplugged_live()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("unplug"), Vcpus = 1, MaxVcpus = 4 });
        await machine.Guest.WaitForAgentAsync();
        string Vcpus(int vcpus) => $"name = \"{machine.Name}\"\nvcpus = {vcpus}\nmemory = \"128MiB\"";
        await using var project = await ProjectAsync(lab, Vcpus(3));
        await project.ApplyAndReplanEmptyAsync();

        project.Edit(lab, Vcpus(1));
        await project.ApplyAndReplanEmptyAsync();

        (await GuestNumbers.WaitForAsync(machine, 1, 0)).OnlineVcpus.ShouldBe(1);
    }

    private static string Sizes(LabMachine machine, string memory, string more = "") =>
        $"name = \"{machine.Name}\"\nvcpus = 1\nmemory = \"{memory}\"\n{more}";

    /// <summary>A machine of 256 MiB that has got another 256 MiB as a DIMM, and has it online.</summary>
    private static async Task<(LabMachine Machine, TerraformProject Project)> GrownByDimmAsync(LibvirtLab lab, LabScope scope, string kernelArguments)
    {
        var machine = await scope.StartAsync(new GuestDefinition
        {
            Name = scope.NewName("dimm"), Memory = 256, MaxMemory = 1024, MemorySlots = 4, ExtraKernelArguments = kernelArguments,
        });
        await machine.Guest.WaitForAgentAsync();
        var before = await GuestNumbers.ReadAsync(machine);
        var project = await ProjectAsync(lab, Sizes(machine, "512MiB", Dimm));
        await project.ApplyAndReplanEmptyAsync();
        await GuestNumbers.WaitForAsync(machine, 1, before.MemTotalMiB + 240);
        return (machine, project);
    }
}
