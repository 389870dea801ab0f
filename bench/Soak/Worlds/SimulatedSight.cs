using System.Globalization;
using System.Text.Json.Nodes;

namespace HotplugIac.Soak.Worlds;

/// <summary>A machine of a simulator's file → what one sees of it.</summary>
internal static class SimulatedSight
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static Observed Of(JsonObject machine)
    {
        var configured = (machine["configured"] ?? machine).AsObject();
        var running = machine["running"] switch
        {
            JsonObject live => live,
            JsonValue flag when !flag.GetValue<bool>() => null,
            _ => configured,
        };
        var power = running is null ? "shut off" : machine["paused"]?.GetValue<bool>() == true ? "paused" : "running";
        return new Observed(power, machine["boots"]?.GetValue<long>() ?? (running is null ? 0 : 1), running is null ? null : Sizes(running), Sizes(configured), Sorted(configured))
        {
            IsMarked = machine["stopped_by_us"]?.GetValue<bool>() == true,
        };
    }

    /// <summary>Whatever the order, and without what is left out by the next who writes the file.</summary>
    private static string Sorted(JsonObject sizing) => string.Join(", ", sizing
        .Where(m => m.Key != "max_vcpus" || m.Value!.GetValue<int>() != sizing["vcpus"]!.GetValue<int>())
        .Select(m => $"{m.Key} {m.Value?.ToJsonString()}").Order(StringComparer.Ordinal));

    private static Sizes Sizes(JsonObject sizing)
    {
        var vcpus = sizing["vcpus"]!.GetValue<long>();
        var devices = (sizing["memory_devices"]?.AsArray() ?? []).Select(d => Bytes(d!["model"]!.GetValue<string>() == "virtio-mem" ? d["requested"] : d["size"])).Sum();
        var memory = sizing["memory"] is { } all ? Bytes(all) : Bytes(sizing["base_memory"]) + devices;
        return new Sizes(vcpus, sizing["max_vcpus"]?.GetValue<long>() ?? vcpus, memory, memory - devices,
            sizing["max_memory"] is { } maximum ? Bytes(maximum) : memory, sizing["memory_slots"]?.GetValue<long>() ?? 0);
    }

    private static long Bytes(JsonNode? size)
    {
        var text = size?.GetValue<string>() ?? "0B";
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return long.Parse(text[..digits], CultureInfo.InvariantCulture) << (10 * Array.IndexOf(Units, text[digits..]));
    }
}
