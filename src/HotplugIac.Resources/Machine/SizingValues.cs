using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Values of the sized attributes ↔ <see cref="Sizing"/>.</summary>
internal static class SizingValues
{
    /// <summary>The value of an attribute in canonical spelling.</summary>
    public static Value Read(string attribute, Sizing sizing) => attribute switch
    {
        Attributes.Vcpus => Value.Of(sizing.Vcpus),
        Attributes.MaxVcpus => Value.Of(sizing.MaxVcpus),
        Attributes.Memory => Value.Of(sizing.Memory.ToString()),
        Attributes.BaseMemory => Value.Of(sizing.BaseMemory.ToString()),
        Attributes.MaxMemory => Value.Of(sizing.MemoryCeiling.ToString()),
        Attributes.MemorySlots => Value.Of(sizing.MemorySlots),
        Attributes.NumaCells => Value.Of(sizing.NumaCells.Select(Cell)),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "not a sized attribute"),
    };

    /// <summary>The text by which two spellings of the same value compare equal; null for a value that is null, unknown or no such value.</summary>
    public static string? Canonical(string attribute, Value value) => (attribute, value) switch
    {
        (Attributes.NumaCells, ListValue list) => Cells(list) is { } cells ? Text(cells) : null,
        (Attributes.Memory or Attributes.BaseMemory or Attributes.MaxMemory, TextValue text) =>
            ByteSize.TryParse(text.Text, out var size, out _) ? size.ToString() : null,
        (_, NumberValue number) => number.Number.ToString("0", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Cells of a list value; null when one of them is not well-formed.</summary>
    public static EquatableList<NumaCell>? Cells(ListValue list)
    {
        var cells = new List<NumaCell>();
        foreach (var item in list.Items)
        {
            if (item is not MapValue map || map[VirtualMachineSchema.Cpus] is not TextValue cpus || map[Attributes.Memory] is not TextValue memory
                || !CpuSet.TryParse(cpus.Text, out var set, out _) || !ByteSize.TryParse(memory.Text, out var size, out _))
            {
                return null;
            }

            cells.Add(new NumaCell(set, size));
        }

        return cells.ToEquatableList();
    }

    private static string Text(EquatableList<NumaCell> cells) =>
        new Sizing(1, 1, ByteSize.Zero, ByteSize.Zero, 0) { NumaCells = cells }.NumaText;

    private static MapValue Cell(NumaCell cell) => new(new Dictionary<string, Value>
    {
        [VirtualMachineSchema.Cpus] = Value.Of(cell.Cpus.ToString()),
        [Attributes.Memory] = Value.Of(cell.Memory.ToString()),
    });
}
