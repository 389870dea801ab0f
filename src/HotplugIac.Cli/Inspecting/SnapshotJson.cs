using System.Text.Json;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors;
using HotplugIac.Preview.Rendering.Json;

namespace HotplugIac.Cli.Inspecting;

/// <summary>Machines for programs: <c>docs/schemas/inspect-1.json</c>.</summary>
internal static class SnapshotJson
{
    public static void Write(TextWriter writer, string uri, IReadOnlyList<ListedMachine> machines, EquatableList<Problem> problems) => JsonText.Write(writer, json =>
    {
        json.WriteString("uri", uri);
        json.WriteStartArray("machines");
        foreach (var machine in machines)
        {
            Write(json, machine);
        }

        json.WriteEndArray();
        ProblemOutput.WriteMember(json, problems);
    });

    private static void Write(Utf8JsonWriter json, ListedMachine machine)
    {
        json.WriteStartObject();
        json.WriteString("name", machine.Name);
        json.WriteString("id", machine.Id);
        json.WriteString("power_state", PowerText.Of(machine.Power));
        if (machine.Snapshot is { } snapshot)
        {
            json.WriteString("hypervisor", snapshot.Hypervisor);
            json.WriteBoolean("persistent", snapshot.Persistent);
            json.WriteBoolean("managed_save", snapshot.ManagedSave);
            JsonSizing.Write(json, "running", snapshot.Running);
            JsonSizing.Write(json, "configured", snapshot.Configured);
            json.WriteStartObject("pending_changes");
            foreach (var (attribute, line) in PendingChanges.Between(snapshot.Running, snapshot.Configured))
            {
                json.WriteString(attribute, line);
            }

            json.WriteEndObject();
            WriteLimits(json, snapshot.Facts);
        }

        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, MachineFacts facts)
    {
        json.WriteStartObject("limits");
        json.WriteString("machine_type", facts.MachineType);
        json.WriteBoolean("vcpu_hotplug", facts.VcpuHotplug);
        json.WriteBoolean("memory_hotplug", facts.MemoryHotplug);
        json.WriteBoolean("virtio_mem", facts.VirtioMem);
        Number(json, "vcpu_limit", facts.VcpuLimit == 0 ? null : facts.VcpuLimit);
        Number(json, "free_root_ports", facts.FreeRootPorts);
        json.WriteBoolean("agent_channel", !facts.LacksAgentChannel);
        json.WriteNumber("slot_limit", facts.SlotLimit);
        json.WriteNumber("guest_block_bytes", facts.GuestBlock.Bytes);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
