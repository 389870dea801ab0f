namespace HotplugIac.Core.Model;

/// <summary>Modes of libvirt's <c>numatune</c>.</summary>
public enum NumaTuneMode
{
    Strict,
    Preferred,
    Interleave,

    /// <summary>The only mode in which the host nodes of a running machine can change (RULEBOOK A3).</summary>
    Restrictive,
}

/// <summary>On which host NUMA nodes a machine's memory lies (libvirt <c>numatune</c>).</summary>
/// <param name="Nodeset">Host nodes, for example <c>0-1</c>.</param>
public sealed record NumaTune(NumaTuneMode Mode, CpuSet Nodeset)
{
    /// <summary>Guest cells with a placement of their own (<c>memnode</c>), ascending by cell.</summary>
    public EquatableList<NumaTuneCell> Cells { get; init; } = [];

    public override string ToString() =>
        string.Join("; ", Cells.Select(c => $"cell {c.Cell} {c.Mode.ToString().ToLowerInvariant()} {c.Nodeset}").Prepend($"{Mode.ToString().ToLowerInvariant()} {Nodeset}"));
}

/// <summary>The placement of one guest cell.</summary>
public sealed record NumaTuneCell(int Cell, NumaTuneMode Mode, CpuSet Nodeset);
