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
}
