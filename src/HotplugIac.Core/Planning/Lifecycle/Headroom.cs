using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// How far a machine created here can grow live when the user names no maximum: multiples of the created size. Maxima are
/// fixed once a machine runs (RULEBOOK D17), so they are given generously at create.
/// </summary>
public sealed record Headroom(int Vcpus, int Memory)
{
    public static Headroom Default { get; } = new(4, 4);

    /// <summary>vCPU maxima stay at or below this where the limit of the machine type is not known, or above it needs an IOMMU (RULEBOOK A1).</summary>
    private const int PlainVcpuLimit = 255;

    public int MaxVcpus(int vcpus, MachineFacts facts)
    {
        var limit = facts.VcpuLimit > 0 ? Math.Min(facts.VcpuLimit, PlainVcpuLimit) : PlainVcpuLimit;
        return Math.Max(vcpus, (int)Math.Min((long)vcpus * Vcpus, limit));
    }

    public ByteSize MaxMemory(ByteSize memory, MachineFacts facts) =>
        !facts.MemoryHotplug ? memory
        : memory.Bytes > MachineFacts.MemoryLimit.Bytes / Math.Max(1, Memory) ? ByteSize.Max(memory, MachineFacts.MemoryLimit)
        : memory * Memory;
}
