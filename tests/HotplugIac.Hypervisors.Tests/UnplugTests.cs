using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>vCPUs and DIMMs that a guest gives back, refuses, or says nothing about.</summary>
public sealed class UnplugTests
{
    private static readonly Sizing Four = Small with { Vcpus = 4, MinVcpus = 1 };
    private static readonly Sizing WithDimm = Small with { Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-hotplug-dimm0", Size("2GiB"), null)] };
    private static readonly MachineSpec TwoVcpus = new("web") { Vcpus = 2 };
    private static readonly MachineSpec NoDimm = new("web") { Memory = Size("2GiB") };

    private static ApplierFixture Lab(Sizing sizing, Unplugging unplugging)
    {
        var lab = new ApplierFixture(sizing);
        lab.Machine.Guest.Unplugging = unplugging;
        return lab;
    }

    private static MachineSpec Under(MachineSpec spec, UnplugPolicy unplug, double seconds = 60) =>
        spec with { Policy = new Policy { Unplug = unplug, UnplugTimeout = TimeSpan.FromSeconds(seconds) } };

    [Fact]
    public void A2_remove_dimm_is_done_live_first_and_in_the_configuration_after_it()
    {
        var lab = Lab(WithDimm, Unplugging.Obeys);

        lab.Apply(NoDimm).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["live: detach the DIMM ua-hotplug-dimm0 of 2GiB", "write"]);
        (lab.Machine.Running!.Devices.Count, lab.Machine.Configured.Devices.Count).ShouldBe((0, 0));
        lab.ShouldConverge(NoDimm);
    }

    [Fact]
    public void A1_n_to_m_lower_is_done_live_first_and_in_the_configuration_after_it()
    {
        var lab = Lab(Four, Unplugging.Obeys);

        lab.Apply(TwoVcpus).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["live: unplug vCPUs 4 → 2", "write"]);
        (lab.Machine.Running!.Vcpus, lab.Machine.Configured.Vcpus).ShouldBe((2, 2));
    }

    [Fact]
    public void A2_a_dimm_that_the_guest_refuses_is_an_error_at_once_and_stays_in_the_configuration()
    {
        var lab = Lab(WithDimm, Unplugging.Refuses);

        var outcome = lab.Apply(NoDimm);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Attribute).ShouldBe((Severity.Error, "HP4017", "memory"));
        problem.Detail.ShouldContain("unplug of device was rejected by the guest. It is still there, and the machine has 4GiB.");
        lab.Hypervisor.Calls.ShouldBe(["live: detach the DIMM ua-hotplug-dimm0 of 2GiB"]);
        lab.Time.Elapsed.ShouldBe(TimeSpan.Zero);
        (outcome.Snapshot!.Running!.Memory, outcome.Snapshot.Configured.Memory).ShouldBe((Size("4GiB"), Size("4GiB")));
        lab.Plan(new MachineSpec("web") { Memory = Size("4GiB") }).Steps.ShouldBeEmpty("planning at what is there gives nothing");
    }

    [Fact]
    public void D1_a_detach_that_succeeds_while_the_dimm_stays_is_a_refusal()
    {
        var lab = Lab(WithDimm, Unplugging.IsSilentWithSuccess);
        lab.Machine.Paused = true;

        var outcome = lab.Apply(Under(NoDimm, UnplugPolicy.Live, seconds: 7));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4017");
        problem.Detail.ShouldContain("The hypervisor accepted to detach the DIMM ua-hotplug-dimm0 of 2GiB, but the guest did not do it within 7 s (unplug_timeout). The machine is paused");
        lab.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(7));
        lab.Machine.Configured.Devices.Count.ShouldBe(1, "never LIVE and CONFIG together");
    }

    [Theory]
    [InlineData(nameof(Unplugging.IsSilentWithSuccess))]
    [InlineData(nameof(Unplugging.TimesOut))]
    public void A1_late_success_counts(string unplugging)
    {
        var lab = Lab(WithDimm, Enum.Parse<Unplugging>(unplugging));
        lab.Machine.Guest.LateAfterLooks = 40;

        lab.Apply(NoDimm).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["live: detach the DIMM ua-hotplug-dimm0 of 2GiB", "write"]);
        lab.Time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));
        lab.Machine.Configured.Devices.ShouldBeEmpty();
    }

    [Fact]
    public void A1_libvirt_gives_up_at_the_first_late_vcpu_and_is_asked_for_the_rest()
    {
        var lab = Lab(Four, Unplugging.TimesOut);
        lab.Machine.Guest.LateAfterLooks = 10;

        lab.Apply(TwoVcpus).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["live: unplug vCPUs 4 → 2", "live: unplug vCPUs 3 → 2", "write"]);
        lab.Machine.Running!.Vcpus.ShouldBe(2);
    }

    [Fact]
    public void A1_code_68_is_an_error_under_live_and_the_state_says_what_is_there()
    {
        var lab = Lab(Four, Unplugging.TimesOut);

        var outcome = lab.Apply(Under(TwoVcpus, UnplugPolicy.Live, seconds: 20));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Attribute).ShouldBe((Severity.Error, "HP4017", "vcpus"));
        problem.Detail.ShouldContain("within 20 s (unplug_timeout): the guest did not answer in 5 s. The machine has 4 vCPUs.");
        problem.Detail.ShouldContain("unplug = \"live_or_pending\"");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((4, 4));
        lab.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A1_code_68_is_pending_under_live_or_pending_and_the_next_plan_is_empty()
    {
        var lab = Lab(Four, Unplugging.TimesOut);
        var spec = Under(TwoVcpus, UnplugPolicy.LiveOrPending);

        var outcome = lab.Apply(spec);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Attribute).ShouldBe((Severity.Warning, "HP4020", "vcpus"));
        problem.Detail.ShouldContain("The machine has 4 vCPUs.");
        outcome.HasErrors.ShouldBeFalse();
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((4, 2));
        lab.ShouldConverge(spec with { Policy = Policy.Default });
    }

    [Fact]
    public void The_rest_of_the_plan_goes_on_after_a_refusal_under_live_or_pending()
    {
        var lab = Lab(Four, Unplugging.Refuses);

        var outcome = lab.Apply(Under(TwoVcpus with { Memory = Size("4GiB"), MaxMemory = Size("16GiB") }, UnplugPolicy.LiveOrPending));

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4020");
        (outcome.Snapshot!.Running!.Memory, outcome.Snapshot.Configured.MaxMemory).ShouldBe((Size("4GiB"), Size("16GiB")));
    }

    [Fact]
    public void Nothing_goes_on_after_a_refusal_under_live()
    {
        var lab = Lab(WithDimm with { Vcpus = 4, MinVcpus = 1 }, Unplugging.Refuses);

        var outcome = lab.Apply(Under(NoDimm with { Vcpus = 2, MaxMemory = Size("16GiB") }, UnplugPolicy.Live));

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4017");
        lab.Hypervisor.Calls.Count.ShouldBe(1);
        outcome.Snapshot!.Configured.MaxMemory.ShouldBe(Size("8GiB"));
    }

    [Fact]
    public void D5_E_hypervisor_and_guest_that_count_differently_as_under_TCG_are_both_told()
    {
        var lab = Lab(Four, Unplugging.TimesOut);
        lab.Machine.Guest.HasAgent = true;
        lab.Machine.Guest.Vcpus = 3;

        var problem = lab.Apply(TwoVcpus).Problems.ShouldHaveSingleItem();

        problem.Detail.ShouldContain("The hypervisor counts 4 vCPUs, but the guest itself has 3 online.");
    }

    [Fact]
    public void D5_an_agent_that_nobody_is_to_talk_to_is_not_asked()
    {
        var lab = Lab(Four, Unplugging.TimesOut);
        lab.Machine.Guest.HasAgent = true;
        lab.Machine.Guest.Vcpus = 3;

        lab.Apply(TwoVcpus with { Policy = new Policy { Guest = GuestPolicy.Ignore } }).Problems.ShouldHaveSingleItem().Detail.ShouldContain("The machine has 4 vCPUs.");

        lab.Hypervisor.GuestReads.ShouldBe(0);
    }

    [Fact]
    public void What_the_hypervisor_itself_refuses_is_no_refusal_of_the_guest()
    {
        var lab = Lab(Four, Unplugging.Obeys);
        lab.Hypervisor.Fails.Add(1);

        lab.Apply(Under(TwoVcpus, UnplugPolicy.LiveOrPending)).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");

        lab.Machine.Configured.Vcpus.ShouldBe(4);
        lab.ShouldConverge(TwoVcpus);
    }

    [Fact]
    public void A_machine_that_stops_while_the_guest_is_asked_is_told()
    {
        var lab = Lab(WithDimm, Unplugging.IsSilentWithSuccess);
        lab.Hypervisor.AfterCall = () => lab.Machine.Running = null;

        var outcome = lab.Apply(NoDimm);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("The machine does not run any more.");
        outcome.Snapshot!.Power.ShouldBe(PowerState.Off);
    }

    [Fact]
    public void An_unplug_is_asked_of_nobody_under_unplug_reboot()
    {
        var lab = Lab(WithDimm with { Vcpus = 4, MinVcpus = 1 }, Unplugging.MustNotBeAsked);

        lab.Apply(Under(NoDimm with { Vcpus = 2 }, UnplugPolicy.Reboot)).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write"]);
        (lab.Machine.Configured.Vcpus, lab.Machine.Configured.Memory).ShouldBe((2, Size("2GiB")));
    }
}
