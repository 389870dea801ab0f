using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>
/// Words of a request that its error must not repeat: the parser quotes the value that it could not use, and a configuration holds what a
/// user wrote, such as a token on the kernel's command line.
/// </summary>
internal static class SentWords
{
    private const int Shortest = 4;

    /// <summary>Values that say where the fault is, and are no secrets.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "path", "id", "socket", "tap", "mac", "ip", "mask", "kernel", "initramfs", "firmware", "file", "hotplug_method", "host_numa_node", "vhost_socket", "mode", "hugepage_size",
    };

    public static string Hide(string text, JsonObject sent)
    {
        foreach (var word in Values(sent, string.Empty).SelectMany(Parts).Where(w => w.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length))
        {
            text = text.Replace(word, "(hidden)", StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> Values(JsonNode? node, string key) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Values(f.Value, f.Key)),
        JsonArray items => items.SelectMany(i => Values(i, key)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && !Open.Contains(key) => [value.GetValue<string>()],
        _ => [],
    };

    /// <summary>A text as a whole, and each value in it: <c>console=ttyS0 token=VALUE</c>.</summary>
    private static IEnumerable<string> Parts(string value) =>
        value.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]).Prepend(value);
}
