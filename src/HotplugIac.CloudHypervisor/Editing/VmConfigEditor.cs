using System.Text.Json.Nodes;
using HotplugIac.Core.Model;

namespace HotplugIac.CloudHypervisor.Editing;

/// <summary>Puts a sizing into a user's VmConfig; every other member stays as it is.</summary>
internal static class VmConfigEditor
{
    private static readonly ByteSize Step = ByteSize.FromMiB(128);

    /// <param name="definition">A JSON object that was read before.</param>
    public static JsonObject With(string definition, Sizing sizing)
    {
        // Files of some editors begin with a byte order mark, which the reading has passed over too.
        var config = JsonNode.Parse(definition.TrimStart('\uFEFF'))!.AsObject();
        Cpus(Member(config, "cpus"), sizing);
        Memory(Member(config, "memory"), sizing);
        return config;
    }

    private static void Cpus(JsonObject cpus, Sizing sizing)
    {
        cpus["boot_vcpus"] = sizing.Vcpus;
        cpus["max_vcpus"] = sizing.MaxVcpus;
        if (sizing.Topology is { } topology)
        {
            var member = Member(cpus, "topology");
            member["packages"] = topology.Sockets;
            member["dies_per_package"] = topology.Dies;
            member["cores_per_die"] = topology.Cores;
            member["threads_per_core"] = topology.Threads;
        }
    }

    private static void Memory(JsonObject memory, Sizing sizing)
    {
        if (memory["zones"] is JsonArray { Count: > 0 } zones)
        {
            foreach (var zone in zones.OfType<JsonObject>())
            {
                var device = sizing.Devices.FirstOrDefault(d => d.Alias == MemoryDevice.UserAliasPrefix + zone["id"]?.GetValue<string>());
                if (device is not null)
                {
                    Plugged(zone, device.Requested);
                }
            }

            return;
        }

        var device0 = sizing.Devices.FirstOrDefault(d => d.Model == MemoryModel.VirtioMem);
        memory["size"] = device0 is null ? sizing.Memory.Bytes : sizing.BaseMemory.Bytes;
        if (device0 is not null)
        {
            memory["hotplug_method"] = "VirtioMem";
            memory["hotplug_size"] = device0.Size.Bytes;
            Plugged(memory, device0.Requested);
        }
        else
        {
            memory["hotplug_method"] = "Acpi";
            memory.Remove("hotplugged_size");
            if (sizing.MaxMemory > sizing.Memory)
            {
                memory["hotplug_size"] = (sizing.MaxMemory - sizing.Memory).RoundUp(Step).Bytes;
            }
            else
            {
                memory.Remove("hotplug_size");
            }
        }
    }

    private static void Plugged(JsonObject memory, ByteSize requested)
    {
        if (requested.IsZero)
        {
            memory.Remove("hotplugged_size");
        }
        else
        {
            memory["hotplugged_size"] = requested.Bytes;
        }
    }

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject there)
        {
            return there;
        }

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }
}
