using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>The structured parts of a sizing as values. Every attribute is there, null where there is nothing, as frontends send them back.</summary>
internal static class SizingObjects
{
    public static MapValue Topology(CpuTopology topology) => new(new Dictionary<string, Value>
    {
        [VcpuRows.Sockets] = Value.Of(topology.Sockets),
        [VcpuRows.Dies] = Value.Of(topology.Dies),
        [VcpuRows.Cores] = Value.Of(topology.Cores),
        [VcpuRows.Threads] = Value.Of(topology.Threads),
    });

    public static MapValue Cell(NumaCell cell) => new(new Dictionary<string, Value>
    {
        [NumaRows.Cpus] = Value.Of(cell.Cpus.ToString()),
        [Attributes.Memory] = Value.Of(cell.Memory.ToString()),
        [NumaRows.Distances] = cell.Distances.Count == 0 ? Value.Null : Value.Of(cell.Distances.Select(Value.Of)),
    });

    public static MapValue Devices(IEnumerable<MemoryDevice> devices) =>
        new(devices.ToDictionary(d => d.Alias[MemoryDevice.UserAliasPrefix.Length..], Device, StringComparer.Ordinal));

    public static MapValue Tune(NumaTune tune) => new(new Dictionary<string, Value>
    {
        [NumaRows.Mode] = Value.Of(Choices.NumaTuneModes.Name(tune.Mode)),
        [NumaRows.Nodeset] = Value.Of(tune.Nodeset.ToString()),
        [NumaRows.Cells] = tune.Cells.Count == 0 ? Value.Null : Value.Of(tune.Cells.Select(TuneCell)),
    });

    private static Value Device(MemoryDevice device) => new MapValue(new Dictionary<string, Value>
    {
        [MemoryRows.Model] = Value.Of(Choices.MemoryModels.Name(device.Model)),
        [MemoryRows.DeviceSize] = Value.Of(device.Size.ToString()),
        [MemoryRows.Requested] = device.Model == MemoryModel.VirtioMem ? Value.Of(device.Requested.ToString()) : Value.Null,
        [MemoryRows.Block] = device.Block.IsZero ? Value.Null : Value.Of(device.Block.ToString()),
        [MemoryRows.Node] = device.Node is { } node ? Value.Of(node) : Value.Null,
    });

    private static Value TuneCell(NumaTuneCell cell) => new MapValue(new Dictionary<string, Value>
    {
        [NumaRows.Cell] = Value.Of(cell.Cell),
        [NumaRows.Mode] = Value.Of(Choices.NumaTuneModes.Name(cell.Mode)),
        [NumaRows.Nodeset] = Value.Of(cell.Nodeset.ToString()),
    });
}
