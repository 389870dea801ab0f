using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>Faults on demand: each kind, the counting, and what is hit.</summary>
public sealed class SimulatorFaultTests
{
    [Theory]
    [InlineData(FaultKind.Fails, "HP4006", 2)]
    [InlineData(FaultKind.DoneButError, "HP4006", 4)]
    [InlineData(FaultKind.Drops, "HP4010", 2)]
    [InlineData(FaultKind.DoneButDrops, "HP4010", 4)]
    [InlineData(FaultKind.SuccessButNothing, "", 2)]
    public async Task Each_kind_of_fault_replies_and_does_what_it_says_once(FaultKind kind, string rule, int vcpus)
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Live, kind);

        var error = await Record.ExceptionAsync(() => lab.Vcpus(4)) as HypervisorException;

        (error?.Rule.Code ?? string.Empty).ShouldBe(rule);
        lab.Running.Vcpus.ShouldBe(vcpus);
        lab.Store.State.Faults.ShouldBeEmpty();
        await lab.Vcpus(3);
        lab.Running.Vcpus.ShouldBe(3);
    }

    [Fact]
    public void A_stalled_call_waits_until_the_caller_gives_up_and_others_are_answered_meanwhile()
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Live, FaultKind.Stalls);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(7), lab.Time);

        Should.Throw<OperationCanceledException>(() => lab.Time.Run(async () =>
        {
            var stalled = lab.Hypervisor.ApplyLiveAsync(Id, new SetVcpusStep(2, 4), patience.Token);
            stalled.IsCompleted.ShouldBeFalse();
            lab.Vcpus(3).IsCompletedSuccessfully.ShouldBeTrue();
            await stalled;
            return true;
        }));
        lab.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(7));
        lab.Running.Vcpus.ShouldBe(3);
    }

    [Fact]
    public void A_stalled_call_of_a_caller_that_never_gives_up_ends_after_an_hour()
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Start, FaultKind.Stalls);
        var error = Should.Throw<HypervisorException>(() => lab.Time.Run(async () =>
        {
            await lab.Start();
            return true;
        }));
        (error.Rule, lab.Time.Elapsed).ShouldBe((LifecycleRules.Unreachable, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task The_nth_call_of_its_kind_is_hit_and_the_count_is_in_the_state()
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Live, FaultKind.Fails, nth: 3);

        await lab.Vcpus(3);
        await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(9));
        await lab.Look();

        lab.Store.State.Faults.ShouldBe([new SimulatedFault(SimulatorCall.Live, 1, FaultKind.Fails)], "refused calls count, other kinds do not");
        (await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(4))).Message.ShouldContain("told to refuse");
    }

    [Fact]
    public async Task Two_faults_at_once_hit_one_call_each()
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Live, FaultKind.SuccessButNothing);
        lab.Fault(SimulatorCall.Change, FaultKind.Drops);
        await lab.Vcpus(4);
        await Should.ThrowAsync<HypervisorException>(() => lab.Vcpus(4));
        await lab.Vcpus(4);
        lab.Running.Vcpus.ShouldBe(4);
    }

    [Fact]
    public async Task Change_is_any_call_but_a_reading_and_a_question_to_the_agent()
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Change, FaultKind.Fails);
        await lab.Look();
        await lab.Hypervisor.ReadGuestAsync(Id, CancellationToken.None);
        await Should.ThrowAsync<HypervisorException>(lab.Start);
    }

    [Fact]
    public async Task A_fault_of_another_machine_hits_nothing_here()
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Read, FaultKind.Drops, machine: "db");
        await lab.Look();
        lab.Fault(SimulatorCall.Read, FaultKind.Drops, machine: "web");
        (await Should.ThrowAsync<HypervisorException>(lab.Look)).Rule.ShouldBe(LifecycleRules.Unreachable);
        lab.Store.State.Faults.Count.ShouldBe(1);
    }

    public static TheoryData<SimulatorCall> Calls => [.. Enum.GetValues<SimulatorCall>().Except([SimulatorCall.Change])];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_can_be_hit(SimulatorCall call)
    {
        var lab = new SimulatorLab();
        var backup = await lab.Write(Small);
        lab.Fault(call, FaultKind.Fails);
        var before = lab.Machine;
        var none = CancellationToken.None;
        Func<Task> act = call switch
        {
            SimulatorCall.Read => lab.Look,
            SimulatorCall.Live => () => lab.Vcpus(3),
            SimulatorCall.Write => () => lab.Write(Small with { Vcpus = 1 }),
            SimulatorCall.Restore => () => lab.Hypervisor.RestoreConfigurationAsync(Id, backup, none),
            SimulatorCall.Mark => () => lab.Hypervisor.MarkStopAsync(Id, true, none),
            SimulatorCall.Shutdown => () => lab.Hypervisor.RequestShutdownAsync(Id, none),
            SimulatorCall.Destroy => lab.Destroy,
            SimulatorCall.Start => lab.Start,
            SimulatorCall.Agent => () => lab.Hypervisor.ReadGuestAsync(Id, none),
            SimulatorCall.Online => () => lab.Hypervisor.OnlineGuestAsync(Id, new GuestView(2, [], 0, [], ByteSize.Zero), none),
            SimulatorCall.Create => () => lab.Hypervisor.CreateAsync("plain", "db", Small, none),
            _ => () => lab.Hypervisor.DeleteAsync(Id, none),
        };

        (await Should.ThrowAsync<HypervisorException>(act)).Message.ShouldContain("told to refuse this call");

        lab.Store.State.Machines.ShouldBe([before]);
    }
}
