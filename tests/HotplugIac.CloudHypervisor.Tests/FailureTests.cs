using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;
using static HotplugIac.CloudHypervisor.Tests.PeerMachine;

namespace HotplugIac.CloudHypervisor.Tests;

/// <summary>Bad weather: state stays true, the message says what to do, and a second apply goes on.</summary>
public sealed class FailureTests
{
    private static readonly CloudHypervisorOptions Impatient = new() { RequestTimeout = TimeSpan.FromMilliseconds(700) };

    [Fact]
    public async Task B_a_vmm_that_has_ended_has_no_machine_any_more()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.Peer.KillAsync();

        (await machine.FindAsync()).ShouldBeNull();
        File.Exists(machine.Peer.Socket).ShouldBeTrue();
    }

    [Fact]
    public async Task B_a_vmm_that_was_restarted_between_plan_and_apply_has_lost_its_machine_and_the_error_says_so()
    {
        await using var machine = await StartAsync(Acpi);
        var spec = Spec with { Vcpus = 4 };
        var plan = await machine.PlanAsync(spec);
        await machine.Peer.KillAsync();
        await machine.Peer.StartAgainAsync();

        var outcome = await machine.ApplyAsync(spec, plan);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4008");
        (await machine.CallsAsync("vm.resize")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_cannot_be_reached()
    {
        await using var hypervisor = CloudHypervisorHypervisor.Create("ch+unix:///nowhere/ch");

        (await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("web")], CancellationToken.None))).IsUnreachable.ShouldBeTrue();
        (await Should.ThrowAsync<HypervisorException>(() => hypervisor.ListAsync(MachineFilter.All, CancellationToken.None))).IsUnreachable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_vmm_that_stalls_is_given_up_after_its_time()
    {
        await using var machine = await StartAsync(Acpi, asked: Impatient);
        machine.Peer.Freeze();

        var error = await Should.ThrowAsync<HypervisorException>(machine.FindAsync);

        error.IsUnreachable.ShouldBeTrue();
        error.Message.ShouldContain("did not answer within 0.7 s");
    }

    [Fact]
    public async Task Another_program_behind_the_socket_is_told_as_such()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.Peer.FaultAsync(new PeerFault("vm.info", "garbage"));

        (await Should.ThrowAsync<HypervisorException>(machine.FindAsync)).Message.ShouldContain("is not Cloud Hypervisor's API");
    }

    [Theory]
    [InlineData("v46.0", "text")]
    [InlineData("v53.0", "json")]
    public async Task B_an_error_of_the_vmm_is_told_in_its_words_whatever_form_they_have(string version, string body)
    {
        await using var machine = await StartAsync(Acpi, Of(version));
        await machine.Peer.FaultAsync(new PeerFault("vm.resize", "error", Body: body));

        var outcome = await machine.ApplyAsync(Spec with { Vcpus = 4 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4006");
        problem.Detail.ShouldContain("(HTTP 500)");
        problem.Detail.ShouldNotContain("[\"");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((2, 2));
        await machine.SucceedAsync(Spec with { Vcpus = 4 });
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Each_error_of_a_request_in_each_form_is_told_and_changes_nothing(int status)
    {
        foreach (var (version, body) in new[] { ("v46.0", "text"), ("v53.0", "json") })
        {
            await using var machine = await StartAsync(Virtio, Of(version));
            await machine.Peer.FaultAsync(new PeerFault("vm.resize", "error", Status: status, Body: body));

            var outcome = await machine.ApplyAsync(Spec with { Memory = Size("2GiB") });

            outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe(status switch { 404 => "HP4008", 429 => "HP1010", _ => "HP4006" });
            outcome.Snapshot!.Running!.Memory.ShouldBe(Size("1GiB"));
            await machine.SucceedAsync(Spec with { Memory = Size("2GiB") });
        }
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("stall")]
    [InlineData("garbage")]
    [InlineData("error")]
    [InlineData("not-done")]
    [InlineData("done-but-error")]
    public async Task B_D16_after_any_fault_of_a_resize_the_state_is_true_and_a_second_apply_converges(string kind)
    {
        foreach (var config in new[] { Acpi, Virtio })
        {
            await using var machine = await StartAsync(config, asked: Impatient);
            var spec = Spec with { Vcpus = 4, Memory = Size("2GiB") };
            await machine.Peer.FaultAsync(new PeerFault("vm.resize", kind));

            var outcome = await machine.ApplyAsync(spec);

            var truth = await machine.Peer.TruthAsync();
            (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Running.Memory.Bytes).ShouldBe((truth.Vcpus, truth.Ram));
            outcome.Problems.Any(p => p.Severity == Severity.Error).ShouldBe((truth.Vcpus, truth.Ram) != (4, Size("2GiB").Bytes));
            await machine.Peer.ClearAsync();
            await machine.SucceedAsync(spec);
            (await machine.Peer.TruthAsync()).Ram.ShouldBe(Size("2GiB").Bytes);
        }
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_stops_an_apply_before_anything_is_touched()
    {
        await using var machine = await StartAsync(Acpi);
        var record = Path.Combine(machine.Peer.Directory, "vm0.hotplug.json");
        Directory.CreateDirectory(record);

        var outcome = await machine.ApplyAsync(Spec with { Memory = Size("2GiB") });

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain(record);
        (await machine.Peer.TruthAsync()).Ram.ShouldBe(Size("1GiB").Bytes);
        Directory.Delete(record);
    }

    [Theory]
    [InlineData("ch+unix://run/ch")]
    [InlineData("ch:///run/ch")]
    [InlineData("ch+ssh://host/run/ch")]
    public void A_uri_that_names_no_folder_is_told_how_to_be_written(string uri) =>
        Should.Throw<HypervisorException>(() => CloudHypervisorHypervisor.Create(uri)).Message.ShouldContain("ch+unix:///run/cloud-hypervisor");

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a-name-that-is-much-too-long-for-the-path-of-a-unix-socket-because-it-goes-on-and-on-and-does-not-end-soon-enough")]
    public async Task A_name_that_can_be_no_socket_is_an_error_and_never_another_file(string name)
    {
        await using var machine = await StartAsync(null);

        (await Should.ThrowAsync<HypervisorException>(() => machine.Hypervisor.ReadAsync([MachineRef.ByName(name)], CancellationToken.None))).Rule.ShouldBe(InputRules.Uri);
    }
}
