using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>The simulator's host, and all its machines at once.</summary>
public sealed class SimulatorListingTests
{
    [Fact]
    public async Task A_list_is_what_reading_each_machine_shows()
    {
        var lab = WithOther();

        var listed = await lab.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None);

        listed.Select(m => m.Snapshot).ShouldBe(await lab.Hypervisor.ReadAsync([MachineRef.ByName("db"), MachineRef.ByName("web")], CancellationToken.None));
        listed.Select(m => (m.Name, m.Power, m.Failure)).ShouldBe([("db", PowerState.Off, null), ("web", PowerState.Running, null)]);
    }

    [Theory]
    [InlineData(true, "b", "web")]
    [InlineData(false, "db", "db")]
    [InlineData(true, "db", "")]
    public async Task A_filter_leaves_out_what_is_off_and_what_has_another_name(bool onlyActive, string part, string expected)
    {
        var listed = await WithOther().Hypervisor.ListAsync(new MachineFilter(onlyActive, name => name.Contains(part, StringComparison.Ordinal)), CancellationToken.None);

        string.Join(',', listed.Select(m => m.Name)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_list_is_a_look_at_each_machine_in_it()
    {
        var lab = new SimulatorLab(guest: Silent with { AnswersAfterLooks = 2 });
        await Record.ExceptionAsync(() => lab.Vcpus(1));

        await lab.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None);
        lab.Machine.Late.ShouldHaveSingleItem().Looks.ShouldBe(1);

        await lab.Hypervisor.ListAsync(new MachineFilter(Name: _ => false), CancellationToken.None);
        lab.Machine.Late.ShouldHaveSingleItem().Looks.ShouldBe(1, "a machine that is not in the list is not looked at");
    }

    [Fact]
    public async Task A_fault_for_a_machine_hits_it_in_a_list_and_is_counted_as_elsewhere()
    {
        var lab = WithOther();
        lab.Fault(SimulatorCall.Read, FaultKind.Fails, nth: 2, machine: "db");

        var first = await lab.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None);
        var second = await lab.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None);

        first.ShouldAllBe(m => m.Failure == null);
        second.Select(m => (m.Name, m.Power, m.Snapshot is null, m.Failure?.Rule.Code)).ShouldBe([("db", PowerState.Off, true, "HP4006"), ("web", PowerState.Running, false, null)]);
        lab.Store.State.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_for_any_machine_fails_the_whole_call(bool host)
    {
        var lab = new SimulatorLab();
        lab.Fault(SimulatorCall.Read, FaultKind.Drops);

        var error = await Should.ThrowAsync<HypervisorException>(Task () => host
            ? lab.Hypervisor.ReadHostAsync(null, CancellationToken.None)
            : lab.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None));

        error.Rule.Code.ShouldBe("HP4010");
    }

    [Fact]
    public async Task What_running_machines_have_is_not_free_on_the_host()
    {
        var lab = WithOther();
        lab.Store.State = lab.Store.State with { Host = new SimulatedHost { Cpus = 3, Memory = Size("11GiB") }, Facts = Facts with { HostNodes = CpuSet.Of([0, 1]) } };

        var host = await lab.Hypervisor.ReadHostAsync(null, CancellationToken.None);

        (host.Cpus, host.Memory, host.FreeMemory, host.MachineType).ShouldBe((3, Size("11GiB"), Size("9GiB"), "simulator"));
        host.Nodes.ToList().ShouldBe(
        [
            new HostNode(0, CpuSet.Of([0]), Size("5632MiB"), Size("4608MiB")),
            new HostNode(1, CpuSet.Of([1, 2]), Size("5632MiB"), Size("4608MiB")),
        ]);
    }

    [Fact]
    public async Task Machines_with_more_than_the_host_has_leave_nothing_free()
    {
        var lab = new SimulatorLab();
        lab.Store.State = lab.Store.State with { Host = new SimulatedHost { Memory = Size("1GiB") } };

        (await lab.Hypervisor.ReadHostAsync("q35", CancellationToken.None)).FreeMemory.ShouldBe(ByteSize.Zero);
    }

    /// <summary>A machine that is off beside the running one.</summary>
    private static SimulatorLab WithOther()
    {
        var lab = new SimulatorLab();
        lab.Store.State = lab.Store.State with
        {
            Machines = [new SimulatedMachine("7b4c6f3e-4d55-4f6e-9a53-8f5f3a3c0002", "db", null, Small, Facts), .. lab.Store.State.Machines],
        };
        return lab;
    }
}
