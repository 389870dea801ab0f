using HotplugIac.Hypervisors;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>One data source of the table.</summary>
internal interface IDataSource
{
    /// <param name="config">Checked and wholly known.</param>
    /// <exception cref="HypervisorException">The hypervisor refuses, or cannot be asked.</exception>
    Task<DataReply> ReadAsync(MapValue config, CancellationToken cancellationToken);
}
