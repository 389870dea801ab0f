using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>CPU and memory as the guest's own system sees them, told by its agent.</summary>
/// <param name="Vcpus">vCPUs that the guest knows, online or not. Zero when the agent does not say.</param>
/// <param name="OfflineVcpus">Those that are offline, by the guest's number.</param>
/// <param name="OfflineBlocks">Memory blocks that are offline, by the guest's index.</param>
/// <param name="Blocks">Memory blocks that the guest knows, online or not.</param>
/// <param name="BlockSize">Zero when the agent does not say (then <paramref name="Blocks"/> is zero too).</param>
public sealed record GuestView(int Vcpus, EquatableList<int> OfflineVcpus, int Blocks, EquatableList<long> OfflineBlocks, ByteSize BlockSize)
{
    /// <summary>Whether everything that the guest knows is online.</summary>
    public bool IsAllOnline => OfflineVcpus.Count == 0 && OfflineBlocks.Count == 0;
}
