namespace HotplugIac.Core.Model;

/// <summary>
/// What the user asks for. Null means "not set": at create the default of the attribute, later "leave it as it is", so that
/// a change never overwrites pending configuration that it does not concern.
/// </summary>
public sealed record MachineSpec(string Name)
{
    public int? Vcpus { get; init; }

    public int? MaxVcpus { get; init; }

    public ByteSize? Memory { get; init; }

    public ByteSize? BaseMemory { get; init; }

    public ByteSize? MaxMemory { get; init; }

    public int? MemorySlots { get; init; }

    public MemoryModel? MemoryMethod { get; init; }

    public EquatableList<NumaCell>? NumaCells { get; init; }

    /// <summary>vCPUs below it are not hotpluggable: the floor of a live shrink.</summary>
    public int? MinVcpus { get; init; }

    public CpuTopology? Topology { get; init; }

    /// <summary>
    /// Explicit devices, by alias (<c>ua-KEY</c>) in ordinal order: all there shall be. Null leaves them to the planner.
    /// A virtio-mem device without a block has <see cref="MemoryDevice.Block"/> zero: the hypervisor's default.
    /// </summary>
    public EquatableList<MemoryDevice>? MemoryDevices { get; init; }

    public NumaTune? NumaTune { get; init; }

    public Policy Policy { get; init; } = Policy.Default;
}
