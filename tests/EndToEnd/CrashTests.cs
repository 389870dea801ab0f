using HotplugIac.Harness;
using HotplugIac.Libvirt.Tests.Lab;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Terraform and the provider are killed while a call to libvirt is on its way, which never arrives; then apply once more.</summary>
public sealed class CrashTests
{
    private const string Grown = "vcpus = 3\nmax_vcpus = 6\nmemory = \"384MiB\"\nmemory_method = \"dimm\"";

    /// <summary>The live vCPU step is two calls, the DIMM's two more, and the maximum waits in the configuration.</summary>
    [Theory]
    [InlineData(RemoteProcedure.SetVcpus, 1)]
    [InlineData(RemoteProcedure.DefineXml, 1)]
    [InlineData(RemoteProcedure.AttachDevice, 1)]
    [InlineData(RemoteProcedure.DefineXml, 2)]
    public async Task Killed_before_a_call_of_a_mixed_plan_the_next_apply_converges_and_nothing_is_done_twice(RemoteProcedure procedure, int nth)
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        await using var relay = new SocketRelay();
        var (machine, project) = await AdoptedAsync(relay, scope, new GuestDefinition { Name = scope.NewName("crash"), Vcpus = 1, MaxVcpus = 4, MaxMemory = 1024 });
        await using var _ = project;
        var before = await GuestNumbers.ReadAsync(machine);
        project.Edit(relay.Uri, Sizes(machine, Grown));

        await KillAtAsync(project, relay, procedure, nth);
        await project.ApplyAndReplanEmptyAsync();

        var after = await GuestNumbers.WaitForAsync(machine, 3, before.MemTotalMiB + 200);
        (after.QemuPid, after.BootId).ShouldBe((before.QemuPid, before.BootId), "no plan said that the machine is stopped");
        foreach (var xml in new[] { await machine.LiveXmlAsync(), await machine.InactiveXmlAsync() })
        {
            var dimm = xml.Element("devices")!.Elements("memory").ShouldHaveSingleItem();
            dimm.Element("target")!.Element("size")!.Value.ShouldBe("262144");
            xml.Element("vcpu")!.Attribute("current")!.Value.ShouldBe("3");
        }

        (await machine.LiveXmlAsync()).Element("vcpu")!.Value.ShouldBe("4");
        (await machine.InactiveXmlAsync()).Element("vcpu")!.Value.ShouldBe("6");
        var state = await project.StateAsync();
        (state.Text(Address, "pending_reboot"), state.Text(Address, "live_values", "memory")).ShouldBe(("true", "384MiB"));
    }

    /// <summary>Marked but not yet asked to shut down; off but not yet started.</summary>
    [Theory]
    [InlineData(RemoteProcedure.Shutdown)]
    [InlineData(RemoteProcedure.Create)]
    public async Task Killed_in_the_middle_of_a_power_cycle_the_next_apply_ends_it_with_one_stop(RemoteProcedure procedure)
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        await using var relay = new SocketRelay();
        var (machine, project) = await AdoptedAsync(relay, scope, new GuestDefinition { Name = scope.NewName("crash"), Vcpus = 1, MaxVcpus = 2 });
        await using var _ = project;
        var pid = await machine.QemuPidAsync();
        await using var log = await LifecycleLog.StartAsync(lab);
        project.Edit(relay.Uri, Sizes(machine, "vcpus = 2\nmax_vcpus = 4\nmemory = \"128MiB\"\non_reboot_required = \"reboot\""));

        await KillAtAsync(project, relay, procedure, 1);
        (await machine.InactiveXmlAsync()).ToString().ShouldContain("hotplug:stopped");
        (await machine.StateAsync()).ShouldBe(procedure == RemoteProcedure.Create ? "shut off" : "running");
        await project.ApplyAndReplanEmptyAsync();

        (await log.UntilStartedAsync(new HashSet<string> { machine.Name })).Count(c => c.IsStop).ShouldBe(1);
        (await machine.QemuPidAsync()).ShouldNotBe(pid);
        var vcpu = (await machine.LiveXmlAsync()).Element("vcpu")!;
        (vcpu.Attribute("current")!.Value, vcpu.Value).ShouldBe(("2", "4"));
        (await machine.InactiveXmlAsync()).ToString().ShouldNotContain("hotplug:stopped");
    }

    private static string Sizes(LabMachine machine, string sizes) => $"name = \"{machine.Name}\"\n{sizes}";

    private static async Task<(LabMachine Machine, TerraformProject Project)> AdoptedAsync(SocketRelay relay, LabScope scope, GuestDefinition definition)
    {
        var machine = await scope.StartAsync(definition);
        await machine.Guest.WaitForAgentAsync();
        var project = await ProjectAsync(relay.Uri, Sizes(machine, $"vcpus = {definition.Vcpus}\nmemory = \"{definition.Memory}MiB\""));
        await project.ApplyAndReplanEmptyAsync();
        return (machine, project);
    }

    private static async Task KillAtAsync(TerraformProject project, SocketRelay relay, RemoteProcedure procedure, int nth)
    {
        var held = relay.HoldAsync(procedure, nth);
        using (var terraform = TerraformProcess.Apply(project))
        {
            await held.WaitAsync(TimeSpan.FromMinutes(3));
            terraform.Kill();
        }

        relay.Release();
    }
}
