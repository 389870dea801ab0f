namespace HotplugIac.Core.Model;

/// <summary>One guest NUMA cell: its vCPUs and the base memory it starts with (devices not counted).</summary>
public sealed record NumaCell(CpuSet Cpus, ByteSize Memory)
{
    /// <summary>Distances to all cells in order, 10 for the cell itself (10 to 255); empty when the definition names none.</summary>
    public EquatableList<int> Distances { get; init; } = [];

    public override string ToString() =>
        $"{(Cpus.Count == 0 ? "no vCPUs" : Cpus.ToString())}: {Memory}{(Distances.Count == 0 ? string.Empty : $", distances {string.Join('/', Distances)}")}";
}
