using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary><c>host</c>: what a hypervisor has, what is free, and what machines on it can have.</summary>
internal sealed class HostDataSource(MachineLookup lookup) : IDataSource
{
    private static readonly MachineFilter WithProcess = new(OnlyActive: true);

    public async Task<DataReply> ReadAsync(MapValue config, CancellationToken cancellationToken)
    {
        var uri = ValueReader.Text(config[Attributes.Uri]);
        var type = ValueReader.Text(config[HostRows.MachineType]) is { Length: > 0 } named ? named : null;
        var (hypervisor, problem) = lookup.Hypervisor(uri);
        if (hypervisor is null)
        {
            return DataReply.Failed(problem!);
        }

        HostReading host;
        try
        {
            host = await hypervisor.ReadHostAsync(type, cancellationToken);
        }
        catch (HypervisorException e) when (type is not null && e.Rule == LifecycleRules.StepFailed)
        {
            return DataReply.Failed(Problem.Error(HostRows.MachineType, e.Rule, $"The host at {lookup.ShownRoute(uri)} could not be asked about {HostRows.MachineType} = \"{type}\": {e.Message} Check {HostRows.MachineType}."));
        }
        catch (HypervisorException e)
        {
            return DataReply.Failed(MachineLookup.Explain(e, $"The host at {lookup.ShownRoute(uri)} could not be read: "));
        }

        try
        {
            var machines = (await hypervisor.ListAsync(WithProcess, cancellationToken)).ToList();
            return new DataReply(HostValues.Of(config, hypervisor.Kind, host, machines), UnreadMachines.Warnings(machines));
        }
        catch (HypervisorException e)
        {
            return DataReply.Failed(MachineLookup.Explain(e, $"The machines at {lookup.ShownRoute(uri)} could not be listed: "));
        }
    }
}
