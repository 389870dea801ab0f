using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>The virtual machine resource, once for all surfaces.</summary>
public sealed class VirtualMachineResource : IDisposable
{
    private readonly PowerCycleGate _gate;
    private readonly TimeProvider _time;
    private readonly MachineLog _log;
    private readonly MachineClaims? _claims;
    private readonly MachinePlanning _planning;
    private readonly MachineApplying _applying;
    private readonly MachineReading _reading;

    /// <param name="locks">One for all resources of a process; null for one that is alone.</param>
    /// <param name="observer">Is told how far applies are, from any thread.</param>
    /// <param name="log">Null: nothing is logged.</param>
    /// <param name="plansOnce">Whether this object plans each resource once, as Terraform has it: then two plans for one machine are two resources.</param>
    public VirtualMachineResource(
        HypervisorPool pool, ProviderSettings settings, TimeProvider time, ApplyTimeouts timeouts, MachineLocks? locks = null, IProgress<ApplyProgress>? observer = null, bool plansOnce = false, EventLog? log = null)
    {
        var lookup = new MachineLookup(pool, settings);
        var met = new MetMachines();
        var silent = new SilentHosts(time);
        _time = time;
        _log = new MachineLog(log ?? EventLog.Off);
        _claims = plansOnce ? new MachineClaims(lookup) : null;
        _gate = new PowerCycleGate(settings.MaxParallelPowerCycles);
        _planning = new MachinePlanning(lookup, met, silent);
        _applying = new MachineApplying(lookup, time, timeouts, _gate, locks ?? new MachineLocks(), LoggedProgress.Of(log ?? EventLog.Off, observer));
        _reading = new MachineReading(lookup, met, silent);
    }

    /// <summary>What can be said about a configuration without any hypervisor.</summary>
    public static EquatableList<Problem> Validate(MapValue config) => ConfigReader.Read(config).Problems;

    /// <summary>The stored state as the next plan shall see it: the impact of an earlier plan is over.</summary>
    public static MapValue Upgrade(MapValue state) => state.With(VirtualMachineSchema.Impact, ImpactValues.None);

    /// <summary>
    /// What is to be said before a resource goes. Frontends call that "destroy", whatever becomes of the machine.
    /// </summary>
    public static EquatableList<Problem> PlanDelete(MapValue prior) => prior[Attributes.Definition] is TextValue ? [] :
    [
        new Problem(Severity.Warning, string.Empty, string.Empty, "The machine is released, not deleted",
            $"{ValueText.Of(prior[Attributes.Name])} was adopted (it has no definition here), so that only the resource goes. Nothing is done to the machine: a running one keeps running."),
    ];

    public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken) => _log.PlanAsync(request, async () =>
    {
        var reply = await _planning.PlanAsync(request, cancellationToken);
        return _claims?.Check(request, reply) ?? reply;
    });

    public Task<ApplyReply> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken) => _log.ApplyAsync(request, () => BoundedApplyAsync(request, cancellationToken));

    public Task<ReadReply> ReadAsync(MapValue state, byte[] privateBytes, CancellationToken cancellationToken) =>
        _log.ReadAsync(state, () => new BoundedOperation(PolicyRows.Read, OperationTimeouts.Of(state).Read, _time).RunAsync(
            (_, token) => _reading.ReadAsync(state, privateBytes, token),
            (reply, late) => reply ?? new ReadReply(state, privateBytes, [late]),
            cancellationToken));

    public Task<ImportReply> ImportAsync(string id, CancellationToken cancellationToken) => _reading.ImportAsync(id, cancellationToken);

    /// <summary>A machine whose route and name are known apart.</summary>
    /// <param name="uri">Null: the provider's.</param>
    public Task<ImportReply> ImportAsync(string? uri, MachineRef machine, CancellationToken cancellationToken) =>
        _reading.ImportAsync(uri, machine, machine.ToString(), cancellationToken);

    public void Dispose() => _gate.Dispose();

    private Task<ApplyReply> BoundedApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        var timeouts = OperationTimeouts.Of(request.Planned ?? request.Prior!);
        var (name, bound) = request switch
        {
            { Planned: null } => (PolicyRows.Delete, timeouts.Delete),
            { Prior: null } => (PolicyRows.Create, timeouts.Create),
            _ => (PolicyRows.Update, timeouts.Update),
        };

        // An apply that ended well just when its time was over has ended well.
        return new BoundedOperation(name, bound, _time).RunAsync(
            (time, token) => _applying.ApplyAsync(request, time, token),
            (reply, late) => reply is null ? new ApplyReply(request.Prior, request.Private, [late])
                : reply.Problems.All(p => p.Severity == Severity.Warning) ? reply
                : reply with { Problems = [.. reply.Problems, late] },
            cancellationToken);
    }
}
