using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.CloudHypervisor.Reading;

/// <summary>What <c>vm.info</c> says, for the eyes of others: CPU, memory and NUMA, and of all other things how many there are.</summary>
internal static class ShownConfig
{
    private static readonly string[] Whole = ["cpus", "memory", "numa"];

    public static string Of(VmLook look)
    {
        var shown = new JsonObject { ["state"] = look.State, ["version"] = look.Version.Text };
        foreach (var (name, value) in look.Config)
        {
            shown[name] = Whole.Contains(name) ? value?.DeepClone() : Count(value);
        }

        var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            shown.WriteTo(json);
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static JsonNode? Count(JsonNode? value) => value switch
    {
        null => null,
        JsonArray items => items.Count,
        _ => "…",
    };
}
