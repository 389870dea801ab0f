using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Numa;

namespace HotplugIac.Resources.Forecasting;

/// <summary>
/// Attributes of more than one value. A state has them once, and of a pending change the other side only as a line of text:
/// it is made again the way the planner makes it, and believed only when it reads the same.
/// </summary>
internal static class Structure
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string> { Attributes.CpuTopology, Attributes.NumaCells, Attributes.NumaTune, Attributes.MemoryDevices };

    private const string None = "none";

    /// <param name="text">What the attribute reads on this side.</param>
    /// <param name="missing">Set to the attribute when the side cannot be made.</param>
    public static Sizing Repaired(Sizing side, string attribute, string text, ref string? missing)
    {
        var read = SizingAttribute.All.FirstOrDefault(a => a.Name == attribute)?.Read;
        if (read is null || !Names.Contains(attribute) || read(side) == text)
        {
            return side;
        }

        var other = attribute switch
        {
            Attributes.CpuTopology => side with { Topology = text == None ? null : side.Topology?.ScaleTo(side.MaxVcpus) },
            Attributes.NumaTune when text == None => side with { NumaTune = null },
            Attributes.NumaCells => side with { NumaCells = text == None ? [] : Cells(side) },
            _ => side,
        };
        missing ??= read(other) == text ? null : attribute;
        return other;
    }

    private static EquatableList<NumaCell> Cells(Sizing side) => side.NumaCells.Count switch
    {
        0 => [new NumaCell(CpuSet.First(side.MaxVcpus), side.BaseMemory)],
        1 => [side.NumaCells[0] with { Cpus = CpuSet.First(side.MaxVcpus), Memory = side.BaseMemory }],
        _ => NumaLayout.WithVcpus(side.NumaCells, side.MaxVcpus),
    };
}
