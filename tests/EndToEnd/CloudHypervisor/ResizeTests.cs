using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.CloudHypervisor;

/// <summary>The life of a machine on <c>ch+unix://</c>, with real Terraform and a process that serves Cloud Hypervisor's API.</summary>
public sealed class ResizeTests
{
    private const long MiB = 1L << 20;

    private const string AcpiMachine = """{"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_size":4294967296}}""";

    [Theory]
    [InlineData("virtio-mem")]
    [InlineData("dimm")]
    public async Task A_machine_is_created_grows_and_gives_back_and_goes(string method)
    {
        await using var project = await PeerProject.StartAsync(Owned(method, 2, "512MiB"));
        await project.Terraform.ApplyAndReplanEmptyAsync();
        (await project.Peer.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(2), t => t.Ram.ShouldBe(512 * MiB));

        var plan = await project.PlanAsync(Owned(method, 4, "1GiB"));
        (plan[Address].Action, plan[Address].PlannedText("impact", "verdict")).ShouldBe((PlannedAction.Update, "live"));
        plan[Address].PlannedText("impact", "live", "vcpus").ShouldBe("2 → 4, hot-added, to be onlined in the guest (HP1001)");
        await project.Terraform.ApplyAndReplanEmptyAsync();
        (await project.Peer.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(4), t => t.Ram.ShouldBe(1024 * MiB), t => t.Boots.ShouldBe(1));
        (await project.Peer.CallsAsync()).Count(c => c.Path.EndsWith("vm.resize", StringComparison.Ordinal)).ShouldBe(1);

        project.Says(Owned(method, 1, "512MiB"));
        var less = await project.Terraform.PlanAsync();
        less[Address].PlannedText("impact", "live", "vcpus")!.ShouldContain("(HP1006)");
        less[Address].PlannedText("impact", method == "dimm" ? "reboot" : "live", "memory")!.ShouldContain(method == "dimm" ? "(HP2015)" : "(HP2008)");
        await project.Terraform.ApplyAndReplanEmptyAsync();
        var pending = (await project.Terraform.StateAsync()).Text(Address, "pending_reboot");
        pending.ShouldBe(method == "dimm" ? "true" : "false");

        await project.Peer.RebootGuestAsync();
        (await project.Terraform.PlanAsync(["-refresh-only"])).Failed.ShouldBeFalse();
        await project.Terraform.ApplyAndReplanEmptyAsync();
        (await project.Peer.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(1), t => t.Ram.ShouldBe(512 * MiB), t => t.Boots.ShouldBe(2));
        (await project.Terraform.StateAsync()).Text(Address, "pending_reboot").ShouldBe("false");

        (await project.Terraform.DestroyAsync()).EnsureSuccess();
        (await project.Peer.CallAsync("vm.info")).Status.ShouldBe(404);
        project.Peer.IsRunning.ShouldBeTrue("the VMM is not ours to end");
    }

    [Fact]
    public async Task A_machine_that_is_there_is_adopted_imported_resized_and_released()
    {
        await using var project = await PeerProject.StartAsync("vcpus = 2\nmemory = \"1GiB\"", AcpiMachine);
        await project.Terraform.ApplyAndReplanEmptyAsync();
        project.Says("vcpus = 3\nmemory = \"3GiB\"");
        await project.Terraform.ApplyAndReplanEmptyAsync();

        var state = await project.Terraform.StateAsync();
        (state.Text(Address, "hypervisor"), state.Text(Address, "base_memory"), state.Text(Address, "max_memory"), state.Text(Address, "memory_method"))
            .ShouldBe(("cloud-hypervisor", "1GiB", "5GiB", "dimm"));

        (await project.Terraform.RunAsync(["state", "rm", Address])).EnsureSuccess();
        (await project.Terraform.ImportAsync(Address, PeerProject.Name)).EnsureSuccess();
        var imported = await project.Terraform.PlanAsync();
        imported[Address].PlannedText("impact", "verdict").ShouldBe("none");
        (await project.Terraform.ApplyAsync()).EnsureSuccess();

        (await project.Terraform.DestroyAsync()).EnsureSuccess();
        (await project.Peer.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(3), t => t.Boots.ShouldBe(1));
    }

    [Fact]
    public async Task A_generated_configuration_plans_nothing()
    {
        await using var project = await PeerProject.StartAsync("vcpus = 2", AcpiMachine);
        project.Terraform.Write("main.tf", $$"""
            {{Head(project.Uri)}}

            import {
              to = {{Address}}
              id = "{{PeerProject.Name}}"
            }
            """);

        (await project.Terraform.RunAsync(["plan", "-no-color", "-input=false", "-generate-config-out=generated.tf"])).EnsureSuccess();
        (await project.Terraform.ApplyAsync()).EnsureSuccess();

        var plan = await project.Terraform.PlanAsync();
        plan.IsEmpty.ShouldBeTrue(plan.Text);
    }

    [Fact]
    public async Task Another_maximum_replaces_a_machine_that_is_ours_and_is_refused_for_one_that_is_not()
    {
        await using var owned = await PeerProject.StartAsync(Owned("virtio-mem", 2, "512MiB"));
        await owned.Terraform.ApplyAndReplanEmptyAsync();
        var plan = await owned.PlanAsync(Owned("virtio-mem", 2, "512MiB") + "\nmax_vcpus = 16");
        plan[Address].Action.ShouldBe(PlannedAction.Replace);
        plan.Text.ShouldContain("forces replacement");
        plan.Text.Unwrapped().ShouldContain("is made anew, which stops its guest: max_vcpus 8 → 16.");
        (await owned.RefusedAsync(Owned("virtio-mem", 2, "512MiB") + "\nmax_vcpus = 16\non_reboot_required = \"fail\"")).ShouldContain("(HP4015)");
        owned.Says(Owned("virtio-mem", 2, "512MiB") + "\nmax_vcpus = 16");
        await owned.Terraform.ApplyAndReplanEmptyAsync();
        (await owned.Terraform.StateAsync()).Text(Address, "max_vcpus").ShouldBe("16");

        await using var adopted = await PeerProject.StartAsync("vcpus = 2", AcpiMachine);
        await adopted.Terraform.ApplyAndReplanEmptyAsync();
        (await adopted.RefusedAsync("vcpus = 2\nmax_vcpus = 16")).ShouldContain("(HP4038)");
    }

    [Fact]
    public async Task A_reduction_is_brought_by_a_stop_and_start_where_the_policy_says_so()
    {
        await using var project = await PeerProject.StartAsync("vcpus = 2\nmemory = \"3GiB\"", AcpiMachine);
        await project.Terraform.ApplyAndReplanEmptyAsync();

        var plan = await project.PlanAsync("vcpus = 2\nmemory = \"2GiB\"\non_reboot_required = \"reboot\"");
        plan[Address].PlannedText("impact", "stops_machine").ShouldBe("true");
        await project.Terraform.ApplyAndReplanEmptyAsync();

        (await project.Peer.TruthAsync()).ShouldSatisfyAllConditions(t => t.Ram.ShouldBe(2048 * MiB), t => t.Boots.ShouldBe(2));
        (await project.Peer.CallsAsync()).ShouldContain(c => c.Path.EndsWith("vm.power-button", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("memory_slots = 4", "memory_slots = 4: slots are not a notion of Cloud Hypervisor", "HP9044")]
    [InlineData("min_vcpus = 2", "min_vcpus = 2: a floor of vCPUs is not a notion of Cloud Hypervisor", "HP9044")]
    [InlineData("numa_tune = { mode = \"strict\", nodeset = \"0\" }", "host_numa_node", "HP9044")]
    [InlineData("guest = \"verify\"", "there is no guest agent on Cloud Hypervisor", "HP9044")]
    [InlineData("memory_devices = { a = { model = \"virtio-mem\", size = \"1GiB\" } }", "memory zones", "HP9044")]
    [InlineData("memory = \"1100MiB\"", "The nearest sizes are 1GiB and 1152MiB", "HP9004")]
    [InlineData("memory = \"8GiB\"", "for which the machine is made anew", "HP9005")]
    [InlineData("vcpus = 5", "for which the machine is made anew", "HP9001")]
    public async Task What_cannot_be_is_an_error_at_plan_with_the_attribute_and_a_code(string attributes, string says, string code)
    {
        var others = attributes.StartsWith("vcpus", StringComparison.Ordinal) ? string.Empty : "vcpus = 2\n";
        await using var project = await PeerProject.StartAsync("vcpus = 2", AcpiMachine);
        await project.Terraform.ApplyAndReplanEmptyAsync();

        var refused = await project.RefusedAsync(others + attributes);

        refused.ShouldContain(says);
        refused.ShouldContain($"({code})");
        (await project.Peer.CallsAsync()).ShouldNotContain(c => c.Path.EndsWith("vm.resize", StringComparison.Ordinal));
    }

    private static string Owned(string method, int vcpus, string memory) => $"{PeerProject.Definition}\nvcpus = {vcpus}\nmemory = \"{memory}\"\nmemory_method = \"{method}\"";
}
