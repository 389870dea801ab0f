using System.Globalization;
using System.Text.Json;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Guests;

/// <summary>
/// Onlines what a guest shows offline, a few at a time: each command has to be answered within the agent's timeout, and one
/// memory block takes tens of milliseconds.
/// </summary>
internal static class GuestOnliner
{
    private const int Vcpus = 8;
    private const int Blocks = 32;

    /// <summary>The work in pieces, each of them a bounded time. What the guest refuses stays offline.</summary>
    public static IEnumerable<Action<GuestAgent>> Pieces(GuestView offline) =>
        offline.OfflineVcpus.Chunk(Vcpus).Select(ids => (Action<GuestAgent>)(agent => SetVcpus(agent, ids)))
            .Concat(offline.OfflineBlocks.Chunk(Blocks).Select(ids => (Action<GuestAgent>)(agent => SetBlocks(agent, ids))));

    /// <summary>
    /// The agent stops at the first that fails and answers how many it did before it, or refuses when it did none: that one is
    /// left out, and the rest asked for again.
    /// </summary>
    private static void SetVcpus(GuestAgent agent, ReadOnlySpan<int> ids)
    {
        while (ids.Length > 0 && !agent.IsSilent)
        {
            var answer = agent.Ask("guest-set-vcpus", $"{{\"vcpus\":[{List(ids.ToArray().Select(id => (long)id), "logical-id")}]}}");
            var done = answer is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) ? Math.Clamp(count, 0, ids.Length) : 0;
            ids = ids[Math.Min(done + 1, ids.Length)..];
        }
    }

    /// <summary>The agent goes through all of them and answers for each.</summary>
    private static void SetBlocks(GuestAgent agent, long[] ids) =>
        agent.Ask("guest-set-memory-blocks", $"{{\"mem-blks\":[{List(ids, "phys-index")}]}}");

    private static string List(IEnumerable<long> ids, string name) =>
        string.Join(',', ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"{{\"{name}\":{id},\"online\":true}}")));
}
