using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Guests;

/// <summary>
/// What a guest says about its CPUs and memory blocks (RULEBOOK C7). Older agents and other systems do not know every command:
/// what is not known stays empty.
/// </summary>
internal static class GuestReader
{
    /// <summary>1 TiB. Kernels have blocks of some gigabytes; a guest that says more would have sums overflow.</summary>
    private const long LargestBlock = 1L << 40;

    /// <summary>Asks it.</summary>
    /// <returns>Null when no agent answers.</returns>
    public static GuestView? Read(GuestAgent agent)
    {
        var vcpus = Units(agent.Ask("guest-get-vcpus"), "logical-id");
        var blockSize = agent.Ask("guest-get-memory-block-info") is { } info ? BlockSize(info) : ByteSize.Zero;
        var blocks = blockSize.IsZero ? [] : Units(agent.Ask("guest-get-memory-blocks"), "phys-index");
        return agent.IsSilent ? null : new GuestView(
            vcpus.Count,
            vcpus.Where(v => !v.IsOnline && v.Id <= int.MaxValue).Select(v => (int)v.Id).Order().ToEquatableList(),
            blocks.Count,
            blocks.Where(b => !b.IsOnline).Select(b => b.Id).Order().ToEquatableList(),
            blockSize);
    }

    /// <summary>Zero when the agent does not say, or says what no kernel has.</summary>
    public static ByteSize BlockSize(JsonElement info) =>
        Number(info, "size") is { } size and > 0 && size <= LargestBlock ? new ByteSize(size) : ByteSize.Zero;

    /// <summary>A number of an answer; null when it is not there.</summary>
    public static long? Number(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    private static List<(long Id, bool IsOnline)> Units(JsonElement? answer, string id) =>
        answer is not { ValueKind: JsonValueKind.Array } list ? []
        : [.. list.EnumerateArray()
            .Where(u => Number(u, id) is >= 0 && u.TryGetProperty("online", out var online) && online.ValueKind is JsonValueKind.True or JsonValueKind.False)
            .Select(u => (Number(u, id)!.Value, u.GetProperty("online").GetBoolean()))];
}
