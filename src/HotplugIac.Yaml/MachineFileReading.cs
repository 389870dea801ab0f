using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;

namespace HotplugIac.Yaml;

/// <summary>What a file of machines says.</summary>
/// <param name="Path">How messages name the file.</param>
/// <param name="Machines">In the order of the file. Of a file with errors: what could be read of it, not to be acted on.</param>
/// <param name="Provider">The attributes below <c>provider</c>; empty without.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record MachineFileReading(string Path, EquatableList<MachineEntry> Machines, MapValue Provider, EquatableList<FileProblem> Problems)
{
    public bool HasErrors => Problems.Any(p => p.Problem.Severity == Severity.Error);
}

/// <summary>One machine of a file.</summary>
/// <param name="Key">Its key below <c>machines</c>.</param>
/// <param name="At">Where the key stands.</param>
/// <param name="Values">What the user wrote, merged and typed; <c>name</c> is always there. What is null or left out is not among them.</param>
/// <param name="Positions">
/// Where each attribute is written, nested ones too, by the labels of messages: <c>vcpus</c>, <c>cpu_topology.cores</c>,
/// <c>numa_cells[0].memory</c>, <c>memory_devices["a"].size</c>. What came in by a merge stands where it was written.
/// </param>
public sealed record MachineEntry(string Key, Position At, MapValue Values, IReadOnlyDictionary<string, Position> Positions)
{
    public string Name => Values[Attributes.Name] is TextValue name ? name.Text : Key;
}
