using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Core.Model;

namespace HotplugIac.CloudHypervisor.Reading;

/// <summary>
/// What is read out of <c>vm.info</c> and <c>vmm.ping</c> beside the configuration's own reader has the kinds and the range that it
/// must have, told once: whoever reads it later need not ask. Sums of sizes in range cannot overflow.
/// </summary>
internal static class VmReplyCheck
{
    /// <exception cref="JsonException">Something has not.</exception>
    public static void Info(JsonObject info)
    {
        Text(info, "state");
        Size(info, "memory_actual_size");
        if (Child(info, "config") is not { } config)
        {
            return;
        }

        if (Child(config, "cpus") is { } cpus)
        {
            Number(cpus, "boot_vcpus", MachineFacts.VcpuCeiling);
        }

        if (Child(config, "balloon") is { } balloon)
        {
            Size(balloon, "size");
        }

        if (Child(config, "memory") is { } memory)
        {
            Text(memory, "hotplug_method");
            Sizes(memory);
            foreach (var zone in (memory["zones"] as JsonArray ?? []).OfType<JsonObject>())
            {
                Text(zone, "id");
                Sizes(zone);
            }
        }
    }

    /// <inheritdoc cref="Info"/>
    public static void Ping(JsonObject ping)
    {
        Text(ping, "version");
        Number(ping, "pid", int.MaxValue);
    }

    private static void Sizes(JsonObject memory)
    {
        Size(memory, "size");
        Size(memory, "hotplug_size");
        Size(memory, "hotplugged_size");
    }

    private static void Size(JsonObject parent, string name) => Number(parent, name, MachineFacts.MemoryLimit.Bytes);

    private static void Number(JsonObject parent, string name, long most)
    {
        if (parent[name] is { } value && !(value is JsonValue number && number.TryGetValue<long>(out var read) && read >= 0 && read <= most))
        {
            throw new JsonException($"{name} is no whole number from 0 to {most}.");
        }
    }

    private static void Text(JsonObject parent, string name)
    {
        if (parent[name] is { } value && value.GetValueKind() != JsonValueKind.String)
        {
            throw new JsonException($"{name} is no text.");
        }
    }

    private static JsonObject? Child(JsonObject parent, string name) => parent[name] switch
    {
        null => null,
        JsonObject child => child,
        _ => throw new JsonException($"{name} is no object."),
    };
}
