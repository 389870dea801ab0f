namespace HotplugIac.Core.Model;

/// <summary>The CPU and memory of a machine: of the running one, or of the one that its next boot will bring.</summary>
/// <param name="Vcpus">vCPUs that are there.</param>
/// <param name="MaxVcpus">The ceiling of live growth.</param>
/// <param name="BaseMemory">Memory that is not a device: Σ NUMA cells.</param>
/// <param name="MaxMemory">The ceiling of live growth; zero when memory hotplug is not enabled.</param>
/// <param name="MemorySlots">DIMM slots; zero when there are none.</param>
public sealed record Sizing(int Vcpus, int MaxVcpus, ByteSize BaseMemory, ByteSize MaxMemory, int MemorySlots)
{
    /// <summary>vCPUs that are not hotpluggable and online: below it a live shrink cannot go (RULEBOOK A1, "live floor").</summary>
    public int MinVcpus { get; init; } = 1;

    /// <summary>Null when the definition names none; then the hypervisor chooses.</summary>
    public CpuTopology? Topology { get; init; }

    /// <summary>Guest NUMA cells in order; empty for a machine without.</summary>
    public EquatableList<NumaCell> NumaCells { get; init; } = [];

    public EquatableList<MemoryDevice> Devices { get; init; } = [];

    /// <summary>Placement on the host; null when the definition says nothing.</summary>
    public NumaTune? NumaTune { get; init; }

    /// <summary>Capacity of the machine, all kinds together (virtio-mem: requested).</summary>
    public ByteSize Memory => BaseMemory + ByteSize.Sum(Devices.Select(d => d.Capacity));

    /// <summary>What the hypervisor counts against <see cref="MaxMemory"/>: virtio-mem with its whole size (RULEBOOK A2, "Model").</summary>
    public ByteSize TotalMemory => BaseMemory + ByteSize.Sum(Devices.Select(d => d.Size));

    /// <summary>How far memory can grow live: without memory hotplug no further than it is.</summary>
    public ByteSize MemoryCeiling => MaxMemory.IsZero ? Memory : MaxMemory;

    /// <summary>The devices that a user named (alias <c>ua-…</c>, without the planner's own), by alias, of the models that plans move.</summary>
    public IEnumerable<MemoryDevice> NamedDevices =>
        Devices.Where(d => d.IsNamed && !d.IsOwn && d.Model != MemoryModel.Other).OrderBy(d => d.Alias, StringComparer.Ordinal);

    /// <summary><see cref="NamedDevices"/> as one line. What only a guest reports is not part of it.</summary>
    public string DevicesText => NamedDevices.Any() ? string.Join("; ", NamedDevices) : "none";

    /// <summary>The cells as one line, for impact and pending texts.</summary>
    public string NumaText => NumaCells.Count == 0 ? "none" : string.Join("; ", NumaCells.Select((c, i) => $"cell {i} = {c}"));
}
