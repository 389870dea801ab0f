using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Simulator;

namespace HotplugIac.Libvirt.Tests.Differential;

/// <summary>A machine on libvirt and the same one in the simulator, to which the same is done.</summary>
internal sealed class TwinMachine(IHypervisor libvirt, string id, MemorySimulatorStore store) : IAsyncDisposable
{
    private static readonly ApplyTimeouts Timeouts = ApplyTimeouts.Default with { Guest = TimeSpan.FromSeconds(20) };
    private const int LooksAtRest = 40;

    /// <summary>A guest that boots under emulation on a busy machine takes its time.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(180);

    private Sizing? _first;
    private readonly SimulatorHypervisor _simulator = new(store, [], TimeProvider.System);

    /// <summary>What a second look at libvirt showed when nothing moved any more.</summary>
    public MachineSnapshot Libvirt { get; private set; } = null!;

    public MachineSnapshot Simulator { get; private set; } = null!;

    /// <summary>Whether the real guest has not done what a virtio-mem device asks it for, although both were asked for the same.</summary>
    public bool HasStoppedHalfWay =>
        Libvirt.Running is { } running && running.Devices.Any(d => d.Model == MemoryModel.VirtioMem && d.Current != d.Requested && Simulator.Running?.Devices.Any(s => s.Alias == d.Alias && s.Requested == d.Requested) == true);

    /// <summary>Whether a real guest took only a part of what a virtio-mem device offered, and the applier has set the request back to that part (HP4005).</summary>
    public bool HasTakenLess(string reply) =>
        reply.Contains(LifecycleRules.NotVerified.Code, StringComparison.Ordinal)
        && Libvirt.Running is { } running && running.Devices.Any(d => d.Model == MemoryModel.VirtioMem && d.Current == d.Requested && Simulator.Running?.Devices.Any(s => s.Alias == d.Alias && s.Requested > d.Requested) == true);

    /// <summary>Makes the simulated machine what the real one is.</summary>
    public async Task CopyAsync()
    {
        Libvirt = await SettledAsync(libvirt);
        _first ??= Libvirt.Configured;
        await store.ChangeAsync(state => (state with { Machines = [Copy(Libvirt)] }, true), CancellationToken.None);
        Simulator = await SettledAsync(_simulator);
    }

    /// <summary>Starts a machine whose guest has hung anew, with the configuration that it had first.</summary>
    public async Task ReviveAsync()
    {
        await libvirt.DestroyAsync(id, CancellationToken.None);
        await libvirt.WriteConfigurationAsync(id, _first!, CancellationToken.None);
        await libvirt.StartAsync(id, CancellationToken.None);
        await BootedAsync();
        await CopyAsync();
    }

    /// <returns>What was replied, by libvirt and by the simulator: rule codes, empty for success.</returns>
    public async Task<(string Libvirt, string Simulator)> DoAsync(Operation operation)
    {
        var replies = (await DoAsync(libvirt, Libvirt, operation), await DoAsync(_simulator, Simulator, operation));
        await BootedAsync();
        (Libvirt, Simulator) = (await SettledAsync(libvirt), await SettledAsync(_simulator));
        return replies;
    }

    /// <summary>What a plan says, as far as the two must agree.</summary>
    public static string Verdict(MachineSnapshot machine, MachineSpec spec)
    {
        var plan = Planner.Plan(spec, machine, Deferred(machine));
        return plan.HasErrors
            ? string.Join(" ", plan.Problems.Select(p => $"{p.Attribute} {p.Code}"))
            : $"{plan.Impact.Verdict}{(plan.Impact.StopsMachine ? ", stops" : string.Empty)}: {string.Join("; ", plan.Impact.Changes.Select(c => $"{c.Class} {c.Attribute} {c.Text}"))}";
    }

    public static IReadOnlySet<string> Deferred(MachineSnapshot machine) => PendingChanges.Between(machine.Running, machine.Configured).Keys.ToHashSet(StringComparer.Ordinal);

    private async Task<string> DoAsync(IHypervisor hypervisor, MachineSnapshot machine, Operation operation)
    {
        try
        {
            switch (operation)
            {
                case Operation.Wish { Spec: var spec }:
                    var plan = Planner.Plan(spec, machine, Deferred(machine));
                    if (plan.HasErrors)
                    {
                        return Codes(plan.Problems);
                    }

                    var outcome = await new Applier(hypervisor, TimeProvider.System, Timeouts).ApplyAsync(id, spec, Deferred(machine), plan, CancellationToken.None);
                    return Codes(outcome.Problems);
                case Operation.Live { Step: var step }:
                    await hypervisor.ApplyLiveAsync(id, step, CancellationToken.None);
                    return string.Empty;
                case Operation.Write { Sizing: var sizing }:
                    await hypervisor.WriteConfigurationAsync(id, sizing, CancellationToken.None);
                    return string.Empty;
                case Operation.Power { On: true }:
                    await hypervisor.StartAsync(id, CancellationToken.None);
                    return string.Empty;
                default:
                    await hypervisor.DestroyAsync(id, CancellationToken.None);
                    return string.Empty;
            }
        }
        catch (HypervisorException e)
        {
            return e.Rule.Code;
        }
    }

    /// <summary>A guest that still boots has not brought its memory online, and gives nothing back.</summary>
    private async Task BootedAsync() =>
        await Eventually.BecomesAsync(
            async token => (await libvirt.ReadAsync([MachineRef.ById(id)], token))[0]?.Power != PowerState.Running || await libvirt.ReadGuestAsync(id, token) is not null,
            answers => answers,
            Settling,
            "an agent that answers");

    private static string Codes(IEnumerable<Problem> problems) => string.Join(" ", problems.Select(p => p.Code).Order(StringComparer.Ordinal));

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    /// <summary>Looks until the guest has followed what it was asked for, as far as it does, and its agent answers.</summary>
    private async Task<MachineSnapshot> SettledAsync(IHypervisor hypervisor)
    {
        MachineSnapshot? before = null;
        var equal = 0;
        var interval = TimeSpan.FromMilliseconds(hypervisor is SimulatorHypervisor ? 1 : 250);
        return await Eventually.BecomesAsync(
            async token => (await hypervisor.ReadAsync([MachineRef.ById(id)], token))[0].ShouldNotBeNull(),
            now =>
            {
                equal = now == before ? equal + 1 : 0;
                before = now;

                // A guest that has stopped half way is told by nothing but that it does not move; libvirt hears of it once a second.
                return now.Running is null || now.Running.Devices.All(d => d.Model != MemoryModel.VirtioMem || d.Current == d.Requested) || equal >= LooksAtRest;
            },
            Settling,
            "a machine at rest",
            interval);
    }

    private static SimulatedMachine Copy(MachineSnapshot machine) =>
        new(machine.Id, machine.Name, machine.Running, machine.Configured, machine.Facts)
        {
            IsPersistent = machine.Persistent,
            IsPaused = machine.Power == PowerState.Paused,
        };

    public static bool IsGuestsDoing(string reply) =>
        new[] { LifecycleRules.GuestRefused, LifecycleRules.LeftPending, LifecycleRules.ShutdownIgnored, LifecycleRules.GuestOffline }.Any(r => reply.Contains(r.Code, StringComparison.Ordinal));
}
