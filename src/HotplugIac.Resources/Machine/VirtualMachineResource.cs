using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>The virtual machine resource, once for all surfaces.</summary>
public sealed class VirtualMachineResource
{
    private readonly MachinePlanning _planning;
    private readonly MachineApplying _applying;
    private readonly MachineReading _reading;

    public VirtualMachineResource(HypervisorPool pool, ProviderSettings settings, TimeProvider time, ApplyTimeouts timeouts)
    {
        var lookup = new MachineLookup(pool, settings);
        _planning = new MachinePlanning(lookup);
        _applying = new MachineApplying(lookup, time, timeouts);
        _reading = new MachineReading(lookup);
    }

    /// <summary>What can be said about a configuration without any hypervisor.</summary>
    public static EquatableList<Problem> Validate(MapValue config) => ConfigReader.Read(config).Problems;

    /// <summary>The stored state as the next plan shall see it: the impact of an earlier plan is over.</summary>
    public static MapValue Upgrade(MapValue state) => state.With(VirtualMachineSchema.Impact, ImpactValues.None);

    public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken) => _planning.PlanAsync(request, cancellationToken);

    public Task<ApplyReply> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken) => _applying.ApplyAsync(request, cancellationToken);

    public Task<ReadReply> ReadAsync(MapValue state, byte[] privateBytes, CancellationToken cancellationToken) =>
        _reading.ReadAsync(state, privateBytes, cancellationToken);

    public Task<ImportReply> ImportAsync(string id, CancellationToken cancellationToken) => _reading.ImportAsync(id, cancellationToken);
}
