using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What was done is done, whatever was replied and however late: a reply proves nothing in either direction.</summary>
public sealed class FalseErrorTests
{
    private static readonly MachineSpec Mixed = new("web") { Vcpus = 4, Memory = Size("4GiB"), MaxVcpus = 8 };

    public static TheoryData<int, bool> Calls()
    {
        var data = new TheoryData<int, bool>();
        for (var call = 1; call <= 5; call++)
        {
            data.Add(call, false);
            data.Add(call, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_that_is_done_and_answered_with_an_error_is_done(int call, bool breaks)
    {
        var lab = new ApplierFixture();
        _ = breaks ? lab.Hypervisor.DoneButBreaks.Add(call) : lab.Hypervisor.DoneButFails.Add(call);

        lab.Apply(Mixed).Problems.ShouldBeEmpty();

        (lab.Machine.Running!.Vcpus, lab.Machine.Running.Memory, lab.Machine.Configured.MaxVcpus).ShouldBe((4, Size("4GiB"), 8));
        lab.ShouldConverge(Mixed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_virtio_mem_request_that_is_answered_with_an_error_and_followed_is_done(bool breaks)
    {
        var lab = new ApplierFixture(Virtio);
        lab.Machine.GuestTakes = Size("256MiB");
        _ = breaks ? lab.Hypervisor.DoneButBreaks.Add(1) : lab.Hypervisor.DoneButFails.Add(1);

        lab.Apply(new MachineSpec("web") { Memory = Size("4GiB") }).Problems.ShouldBeEmpty();

        lab.Machine.Running!.Devices[0].Current.ShouldBe(Size("2GiB"));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_stop_and_start_whose_calls_are_done_and_answered_with_errors_leaves_no_machine_off(int call, bool breaks)
    {
        var lab = new ApplierFixture();
        _ = breaks ? lab.Hypervisor.DoneButBreaks.Add(call) : lab.Hypervisor.DoneButFails.Add(call);
        var spec = PowerCycleTests.Under("5m");

        var outcome = lab.Apply(spec);

        outcome.Snapshot!.Power.ShouldBe(PowerState.Running);
        lab.ShouldConverge(spec);
        (lab.Machine.Boots, lab.Machine.Marked, lab.Machine.Running!.MaxVcpus).ShouldBe((1, false, 8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_destroy_that_is_answered_with_an_error_and_done_is_followed_by_the_start(bool breaks)
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = int.MaxValue;
        _ = breaks ? lab.Hypervisor.DoneButBreaks.Add(4) : lab.Hypervisor.DoneButFails.Add(4);

        lab.Apply(PowerCycleTests.Under("4s", forceStop: true)).Problems.ShouldBeEmpty();

        (lab.Machine.Boots, lab.Machine.Marked).ShouldBe((1, false));
    }

    [Fact]
    public void A1_a_late_success_while_the_agent_is_asked_for_the_reason_is_a_success()
    {
        var lab = new ApplierFixture(Small with { Vcpus = 4, MinVcpus = 1 });
        lab.Machine.Guest.Unplugging = Unplugging.TimesOut;
        var spec = new MachineSpec("web") { Vcpus = 2, Policy = new Policy { UnplugTimeout = TimeSpan.FromSeconds(5) } };
        lab.Hypervisor.BeforeRead = _ =>
        {
            if (lab.Hypervisor.GuestReads > 0)
            {
                lab.Machine.Running = lab.Machine.Running! with { Vcpus = 2 };
            }
        };

        lab.Apply(spec).Problems.ShouldBeEmpty();

        (lab.Machine.Running!.Vcpus, lab.Machine.Configured.Vcpus).ShouldBe((2, 2));
    }

    [Fact]
    public void A1_an_unplug_that_succeeds_after_the_apply_only_needs_its_configuration_and_stops_nothing()
    {
        var lab = new ApplierFixture(Small with { Vcpus = 4, MinVcpus = 1 });
        lab.Machine.Guest.Unplugging = Unplugging.TimesOut;
        var spec = new MachineSpec("web") { Vcpus = 2 };
        lab.Apply(spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4017");
        lab.Machine.Running = lab.Machine.Running! with { Vcpus = 2 };
        lab.Hypervisor.Calls.Clear();

        var plan = lab.Plan(spec);
        lab.Apply(spec).Problems.ShouldBeEmpty();

        plan.Impact.Changes.ShouldHaveSingleItem().Code.ShouldBe("HP4001");
        lab.Hypervisor.Calls.ShouldBe(["write"]);
        lab.ShouldConverge(spec);
    }

    [Fact]
    public void A1_a_put_off_unplug_that_succeeds_after_the_apply_leaves_nothing_to_do()
    {
        var lab = new ApplierFixture(Small with { Vcpus = 4, MinVcpus = 1 });
        lab.Machine.Guest.Unplugging = Unplugging.TimesOut;
        var spec = new MachineSpec("web") { Vcpus = 2, Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending } };
        lab.Apply(spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4020");

        lab.Machine.Running = lab.Machine.Running! with { Vcpus = 2 };

        lab.Plan(spec).Impact.Changes.ShouldBeEmpty();
    }
}
