using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Values of the sized attributes ↔ <see cref="Sizing"/>.</summary>
internal static class SizingValues
{
    private static readonly MachineFacts AnyMachine = new();

    private static readonly Sizing Nothing = new(1, 1, ByteSize.Zero, ByteSize.Zero, 0);

    /// <summary>The value of an attribute in canonical spelling.</summary>
    public static Value Read(string attribute, Sizing sizing) => attribute switch
    {
        Attributes.Vcpus => Value.Of(sizing.Vcpus),
        Attributes.MaxVcpus => Value.Of(sizing.MaxVcpus),
        Attributes.MinVcpus => Value.Of(sizing.MinVcpus),
        Attributes.CpuTopology => sizing.Topology is { } topology ? SizingObjects.Topology(topology) : Value.Null,
        Attributes.Memory => Value.Of(sizing.Memory.ToString()),
        Attributes.BaseMemory => Value.Of(sizing.BaseMemory.ToString()),
        Attributes.MaxMemory => Value.Of(sizing.MemoryCeiling.ToString()),
        Attributes.MemorySlots => Value.Of(sizing.MemorySlots),
        Attributes.MemoryDevices => SizingObjects.Devices(sizing.NamedDevices),
        Attributes.NumaCells => Value.Of(sizing.NumaCells.Select(SizingObjects.Cell)),
        Attributes.NumaTune => sizing.NumaTune is { } tune ? SizingObjects.Tune(tune) : Value.Null,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "not a sized attribute"),
    };

    /// <summary>
    /// The text that <see cref="SizingAttribute.Read"/> gives for a machine with this value; null for a value that is null,
    /// unknown or no such value.
    /// </summary>
    /// <param name="facts">The machine's, whose block a virtio-mem device has that names none.</param>
    /// <param name="configured">The machine's, whose only cell a device belongs to that names none; null: none is known.</param>
    public static string? Canonical(string attribute, Value value, MachineFacts facts, Sizing? configured = null) => (attribute, value) switch
    {
        (_, NullValue or UnknownValue) => null,
        (Attributes.NumaCells, _) => NumaReader.Cells(value, new ValueReader()) is { } cells ? (Nothing with { NumaCells = cells }).NumaText : null,
        (Attributes.NumaTune, _) => NumaReader.Tune(value, new ValueReader())?.ToString(),
        (Attributes.CpuTopology, _) => TopologyReader.Read(value, new ValueReader())?.ToString(),
        (Attributes.MemoryDevices, _) => DevicesText(value, facts, configured),
        (Attributes.Memory or Attributes.BaseMemory or Attributes.MaxMemory, TextValue text) =>
            ByteSize.TryParse(text.Text, out var size, out _) ? size.ToString() : null,
        (_, NumberValue number) => number.Number.ToString("0", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Whether two spellings ask for the same.</summary>
    public static bool MeanTheSame(string attribute, Value a, Value b) =>
        attribute == Attributes.MemoryDevices
            ? MemoryDeviceReader.Read(a, new ValueReader()) is { } devices && devices.Equals(MemoryDeviceReader.Read(b, new ValueReader()))
            : Canonical(attribute, a, AnyMachine) is { } text && Canonical(attribute, b, AnyMachine) == text;

    /// <summary>What a device does not name is what the planner gave it (ExplicitDevices): the block of the one that is there, the only cell.</summary>
    private static string? DevicesText(Value value, MachineFacts facts, Sizing? configured)
    {
        if (MemoryDeviceReader.Read(value, new ValueReader()) is not { } devices)
        {
            return null;
        }

        int? cell = configured?.NumaCells.Count == 1 ? 0 : null;
        return (Nothing with { Devices = devices.Select(Whole).ToEquatableList() }).DevicesText;

        MemoryDevice Whole(MemoryDevice device) => device with
        {
            Node = device.Node ?? cell,
            Block = !device.Block.IsZero || device.Model != MemoryModel.VirtioMem ? device.Block
                : configured?.Devices.FirstOrDefault(d => d.Alias == device.Alias && d.Model == device.Model)?.Block ?? facts.VirtioMemBlock,
        };
    }
}
