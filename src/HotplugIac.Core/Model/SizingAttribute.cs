namespace HotplugIac.Core.Model;

/// <summary>
/// An attribute whose value is read off a <see cref="Sizing"/>. Pending changes, drift, state and impact all go through
/// this one table: a new sized attribute is a new row.
/// </summary>
/// <param name="Read">The canonical text of the value.</param>
public sealed record SizingAttribute(string Name, Func<Sizing, string> Read)
{
    /// <summary>All, in the order in which users read them.</summary>
    public static IReadOnlyList<SizingAttribute> All { get; } =
    [
        new(Attributes.Vcpus, s => Text(s.Vcpus)),
        new(Attributes.MaxVcpus, s => Text(s.MaxVcpus)),
        new(Attributes.MinVcpus, s => Text(s.MinVcpus)),
        new(Attributes.CpuTopology, s => s.Topology?.ToString() ?? None),
        new(Attributes.Memory, s => s.Memory.ToString()),
        new(Attributes.BaseMemory, s => s.BaseMemory.ToString()),
        new(Attributes.MaxMemory, s => s.MemoryCeiling.ToString()),
        new(Attributes.MemorySlots, s => Text(s.MemorySlots)),
        new(Attributes.MemoryDevices, s => s.DevicesText),
        new(Attributes.NumaCells, s => s.NumaText),
        new(Attributes.NumaTune, s => s.NumaTune?.ToString() ?? None),
    ];

    private const string None = "none";

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
