using HotplugIac.Core.Model;
using HotplugIac.Harness;
using static HotplugIac.CloudHypervisor.Tests.PeerMachine;

namespace HotplugIac.CloudHypervisor.Tests;

public sealed class VcpuTests
{
    private static readonly CloudHypervisorPeerOptions Refuses = new() { NoShutdown = true, Guest = ["ejects-vcpus=no"] };

    [Theory]
    [InlineData("v35.0")]
    [InlineData("v46.0")]
    [InlineData("v53.0")]
    public async Task B_vcpus_go_up_and_down_and_stay_so_after_a_reset(string version)
    {
        await using var machine = await StartAsync(Acpi, Of(version));

        (await machine.SucceedAsync(Spec with { Vcpus = 4 })).Running!.Vcpus.ShouldBe(4);
        (await machine.SucceedAsync(Spec with { Vcpus = 1 })).Running!.Vcpus.ShouldBe(1);
        await machine.Peer.RebootGuestAsync();

        (await machine.Peer.TruthAsync()).Vcpus.ShouldBe(1);
        (await machine.PlanAsync(Spec with { Vcpus = 1 })).Impact.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task B_vcpus_that_the_guest_keeps_are_an_error_and_the_state_says_that_they_are_there()
    {
        await using var machine = await StartAsync(Acpi, Refuses);

        var outcome = await machine.ApplyAsync(Spec with { Vcpus = 1 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Attribute).ShouldBe((Severity.Error, "HP4017", Attributes.Vcpus));
        problem.Detail.ShouldContain("The machine has 2 vCPUs. Its next boot will have 2 vCPUs.");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((2, 2));
    }

    [Fact]
    public async Task B_vcpus_that_the_guest_keeps_come_with_its_reboot_when_the_policy_says_so()
    {
        await using var machine = await StartAsync(Acpi, Refuses);
        var spec = Spec with { Vcpus = 1, Policy = Spec.Policy with { Unplug = UnplugPolicy.LiveOrPending } };

        var outcome = await machine.ApplyAsync(spec);
        await machine.Peer.RebootGuestAsync();

        outcome.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((2, 1));
        (await machine.ReadAsync()).Running!.Vcpus.ShouldBe(1);
    }

    [Fact]
    public async Task B_D14_a_removal_that_is_pending_is_waited_for_and_asked_for_once()
    {
        await using var machine = await StartAsync(Acpi, new CloudHypervisorPeerOptions { NoShutdown = true, Guest = ["ejects-vcpus=no"] });
        await machine.Peer.CallAsync("vm.resize", """{"desired_vcpus":1}""");
        var applying = machine.ApplyAsync(Spec with { Vcpus = 1, Policy = Spec.Policy with { UnplugTimeout = TimeSpan.FromSeconds(20) } });
        await machine.Peer.EjectAsync();

        (await applying).Problems.ShouldBeEmpty();
        (await machine.CallsAsync("vm.resize")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task B_a_late_removal_counts()
    {
        await using var machine = await StartAsync(Acpi, new CloudHypervisorPeerOptions { NoShutdown = true, Guest = ["ejects-vcpus=0.2"] });

        (await machine.SucceedAsync(Spec with { Vcpus = 1 })).Running!.Vcpus.ShouldBe(1);
    }

    [Fact]
    public async Task B_D14_vm_info_has_no_live_count_so_threads_are_counted_and_a_wish_is_no_fact()
    {
        await using var machine = await StartAsync(Acpi, Refuses);
        await machine.Peer.CallAsync("vm.resize", """{"desired_vcpus":1}""");

        var seen = await machine.ReadAsync();

        (seen.Running!.Vcpus, seen.Configured.Vcpus, seen.Facts.Resize!.IsSeen).ShouldBe((2, 1, true));
    }

    [Fact]
    public async Task A_process_that_cannot_be_seen_is_told_as_such()
    {
        await using var machine = await StartAsync(Acpi, new CloudHypervisorPeerOptions { NoShutdown = true, HideVcpus = true });

        var seen = await machine.ReadAsync();

        (seen.Running!.Vcpus, seen.Facts.Resize!.IsSeen).ShouldBe((2, false));
        (await machine.PlanAsync(Spec with { Vcpus = 4 })).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4041");
        (await machine.SucceedAsync(Spec with { Vcpus = 4, Memory = Size("2GiB") })).Running!.Vcpus.ShouldBe(4);
    }
}
