using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.CloudHypervisor;

/// <summary>VMMs that end, restart, freeze and lie under a real Terraform.</summary>
public sealed class VmmWeatherTests
{
    private const string Sizes = "\nvcpus = 2\nmemory = \"512MiB\"";

    [Fact]
    public async Task Without_a_vmm_creating_says_what_to_start()
    {
        await using var project = await PeerProject.StartAsync(PeerProject.Definition + Sizes);
        await project.Peer.StopAsync();

        var apply = await project.Terraform.ApplyAsync();

        apply.Success.ShouldBeFalse();
        apply.Text.Unwrapped().ShouldContain("--no-shutdown");
        apply.Text.ShouldContain("(HP4040)");
        (await project.Terraform.StateAsync()).Addresses.ShouldBeEmpty();
        await project.Peer.StartAgainAsync();
        await project.Terraform.ApplyAndReplanEmptyAsync();
    }

    [Fact]
    public async Task A_machine_that_was_lost_with_its_vmm_is_planned_to_be_created_again()
    {
        await using var project = await PeerProject.StartAsync(PeerProject.Definition + Sizes);
        await project.Terraform.ApplyAndReplanEmptyAsync();
        await project.Peer.KillAsync();
        await project.Peer.StartAgainAsync();

        var plan = await project.Terraform.PlanAsync();

        plan[Address].Action.ShouldBe(HotplugIac.Harness.PlannedAction.Create);
        plan.Text.Unwrapped().ShouldContain("lives in its VMM only, and that has ended or was restarted");
        await project.Terraform.ApplyAndReplanEmptyAsync();
        (await project.Peer.TruthAsync()).Vcpus.ShouldBe(2);
    }

    [Fact]
    public async Task A_vmm_that_restarts_between_plan_and_apply_is_an_error_that_says_so_and_the_next_apply_creates_the_machine()
    {
        await using var project = await PeerProject.StartAsync(PeerProject.Definition + Sizes);
        await project.Terraform.ApplyAndReplanEmptyAsync();
        project.Says($"{PeerProject.Definition}\nvcpus = 4\nmemory = \"512MiB\"");
        var plan = (await project.Terraform.PlanAsync()).EnsureSuccess();
        await project.Peer.KillAsync();
        await project.Peer.StartAgainAsync();

        var apply = await project.Terraform.ApplyAsync([plan.PlanFile!]);

        apply.Success.ShouldBeFalse();
        apply.Text.ShouldContain("(HP4008)");
        await project.Terraform.ApplyAndReplanEmptyAsync();
        (await project.Peer.TruthAsync()).Vcpus.ShouldBe(4);
    }

    [Fact]
    public async Task A_resize_that_is_accepted_and_not_carried_out_is_an_error_and_the_state_stays_true()
    {
        await using var project = await PeerProject.StartAsync(PeerProject.Definition + Sizes);
        await project.Terraform.ApplyAndReplanEmptyAsync();
        await project.Peer.FaultAsync(new HotplugIac.Harness.PeerFault("vm.resize", "not-done"));
        project.Says($"{PeerProject.Definition}\nvcpus = 4\nmemory = \"512MiB\"");

        var apply = await project.Terraform.ApplyAsync();

        apply.Success.ShouldBeFalse();
        apply.Text.ShouldContain("(HP4005)");
        (await project.Terraform.StateAsync()).Text(Address, "vcpus").ShouldBe("2");
        await project.Terraform.ApplyAndReplanEmptyAsync();
    }
}
