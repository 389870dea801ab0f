using System.Runtime.CompilerServices;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>
/// A hypervisor that is a value in a store: it takes and refuses what libvirt and QEMU take and refuse (RULEBOOK A, D, E),
/// in their words, and goes wrong on demand.
/// </summary>
/// <param name="formats">The forms of definition that it accepts, the first that fits.</param>
/// <param name="time">For calls that nobody answers; nothing else here takes time.</param>
/// <param name="newId">Makes the id of a machine whose definition has none; null: random ones.</param>
public sealed partial class SimulatorHypervisor(
    ISimulatorStore store, IReadOnlyList<IDefinitionFormat> formats, TimeProvider time, Func<Guid>? newId = null) : IHypervisor
{
    internal const string KindName = "simulator";

    /// <summary>What is behind the backups that were handed out, as long as somebody holds them.</summary>
    private readonly ConditionalWeakTable<ConfigurationBackup, Sizing> _backups = [];

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public string IdScope => $"{Kind} {store.Place}";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Each reading is a look at the machines that it touches: what goes on by itself goes on a step.</summary>
    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken)
    {
        var snapshots = new MachineSnapshot?[machines.Count];
        await CallAsync(
            SimulatorCall.Read,
            (state, name) => machines.Any(m => state.Find(m)?.Name == name),
            state => (ReadingPass.Over(state, machines, snapshots), null),
            cancellationToken);
        return snapshots;
    }

    /// <inheritdoc/>
    public Task ApplyLiveAsync(string id, PlanStep step, CancellationToken cancellationToken) =>
        step is WriteConfigurationStep ? Task.CompletedTask : ChangeAsync(SimulatorCall.Live, id, machine => LiveSteps.Do(machine, step), cancellationToken);

    /// <inheritdoc/>
    public async Task<ConfigurationBackup> WriteConfigurationAsync(string id, Sizing sizing, CancellationToken cancellationToken)
    {
        const string what = "write the configuration";
        var before = sizing;
        await ChangeAsync(
            SimulatorCall.Write,
            id,
            machine =>
            {
                before = machine.Configured;
                return Configure(machine, Persistent(machine, what) ? DefinedSizing.Of(what, sizing, machine.Facts) : before);
            },
            cancellationToken);

        // It never leaves the process, so it need not be written out.
        var backup = new ConfigurationBackup(id);
        _backups.Add(backup, before);
        return backup;
    }

    /// <inheritdoc/>
    public Task RestoreConfigurationAsync(string id, ConfigurationBackup backup, CancellationToken cancellationToken) =>
        ChangeAsync(
            SimulatorCall.Restore,
            id,
            machine => _backups.TryGetValue(backup, out var before)
                ? Configure(machine, before)
                : throw Refusal.Xml("restore the configuration", "the backup is not one of this simulator"),
            cancellationToken);

    /// <inheritdoc/>
    public Task MarkStopAsync(string id, bool isStopped, CancellationToken cancellationToken) =>
        ChangeAsync(
            SimulatorCall.Mark,
            id,
            machine => Persistent(machine, isStopped ? "mark the machine as stopped by this apply" : "remove the mark of the stop") && machine.IsMarked == isStopped
                ? machine
                : machine with { IsMarked = isStopped },
            cancellationToken);

    /// <inheritdoc/>
    public Task RequestShutdownAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(SimulatorCall.Shutdown, id, machine => SimulatedPower.RequestShutdown(machine), cancellationToken);

    /// <inheritdoc/>
    public Task DestroyAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(SimulatorCall.Destroy, id, machine => SimulatedPower.Stop(machine), cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(SimulatorCall.Start, id, machine => SimulatedPower.Start("start", machine), cancellationToken);

    /// <inheritdoc/>
    public async Task<GuestView?> ReadGuestAsync(string id, CancellationToken cancellationToken)
    {
        GuestView? view = null;
        await ChangeAsync(
            SimulatorCall.Agent,
            id,
            machine =>
            {
                view = GuestSystem.View(machine);
                return machine;
            },
            cancellationToken);
        return view;
    }

    /// <inheritdoc/>
    public Task OnlineGuestAsync(string id, GuestView offline, CancellationToken cancellationToken) =>
        ChangeAsync(SimulatorCall.Online, id, machine => GuestSystem.Online(machine, offline), cancellationToken);

    private static SimulatedMachine Configure(SimulatedMachine machine, Sizing configured) =>
        configured == machine.Configured ? machine : RootPorts.Written(machine, configured) with { Configured = configured };

    /// <exception cref="HypervisorException">It is transient (RULEBOOK A4.6).</exception>
    private static bool Persistent(SimulatedMachine machine, string what) =>
        machine.IsPersistent ? true : throw Refusal.NotValid(what, "transient domains do not have any persistent config");
}
