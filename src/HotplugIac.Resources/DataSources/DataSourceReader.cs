using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>Reads the data sources of <see cref="DataSourceTable"/>, once for all surfaces. Nothing is ever changed.</summary>
/// <param name="pool">That of the resource, so that both use one connection.</param>
public sealed class DataSourceReader(HypervisorPool pool, ProviderSettings settings, TimeProvider time)
{
    private readonly MachineLookup _lookup = new(pool, settings);

    /// <summary>What can be said about a configuration without any hypervisor. Values may be unknown.</summary>
    /// <param name="name">As in the table.</param>
    public static EquatableList<Problem> Validate(string name, MapValue config)
    {
        var reader = new ValueReader();
        OperationTimeouts.Of(config, reader);
        switch (name)
        {
            case DataSourceTable.VirtualMachine:
                MachineQuestion.Read(config, reader);
                break;
            case DataSourceTable.VirtualMachines:
                ListQuestion.Read(config, reader);
                break;
        }

        return reader.Problems;
    }

    /// <param name="name">As in the table.</param>
    /// <param name="config">Wholly known.</param>
    public async Task<DataReply> ReadAsync(string name, MapValue config, CancellationToken cancellationToken)
    {
        if (Validate(name, config) is { Count: > 0 } problems)
        {
            return new DataReply(null, problems);
        }

        var uri = ValueReader.Text(config[Attributes.Uri]);
        if (_lookup.RouteIsUnknown(uri))
        {
            return DataReply.Failed(Problem.Error(Attributes.Uri, InputRules.WhichHypervisor,
                $"The provider's {(settings.SimulatorIsUnknown ? ProviderSchema.Simulate : Attributes.Uri)} is not known yet, and no other is set here. {InputRules.WhichHypervisor.Why} {InputRules.WhichHypervisor.Remedy}"));
        }

        var source = Source(name);
        return await new BoundedOperation(PolicyRows.Read, OperationTimeouts.Of(config).Read, time, after: string.Empty).RunAsync(
            (_, token) => source.ReadAsync(config, token),
            (reply, late) => reply ?? DataReply.Failed(late),
            cancellationToken);
    }

    private IDataSource Source(string name) => name switch
    {
        DataSourceTable.Host => new HostDataSource(_lookup),
        DataSourceTable.VirtualMachine => new MachineDataSource(_lookup),
        DataSourceTable.VirtualMachines => new MachineListDataSource(_lookup),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no data source of the table"),
    };
}
