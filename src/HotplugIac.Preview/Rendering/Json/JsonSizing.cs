using System.Text.Json;
using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Rendering.Json;

/// <summary>CPU and memory of a machine at one moment. All memory is in bytes.</summary>
public static class JsonSizing
{
    public static void Write(Utf8JsonWriter writer, string name, Sizing? sizing)
    {
        if (sizing is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("vcpus", sizing.Vcpus);
        writer.WriteNumber("max_vcpus", sizing.MaxVcpus);
        writer.WriteNumber("min_vcpus", sizing.MinVcpus);
        WriteTopology(writer, sizing.Topology);
        writer.WriteNumber("memory_bytes", sizing.Memory.Bytes);
        writer.WriteNumber("base_memory_bytes", sizing.BaseMemory.Bytes);
        writer.WriteNumber("max_memory_bytes", sizing.MaxMemory.Bytes);
        writer.WriteNumber("memory_slots", sizing.MemorySlots);
        writer.WriteStartArray("numa_cells");
        foreach (var cell in sizing.NumaCells)
        {
            writer.WriteStartObject();
            writer.WriteString("cpus", cell.Cpus.ToString());
            writer.WriteNumber("memory_bytes", cell.Memory.Bytes);
            writer.WriteStartArray("distances");
            foreach (var distance in cell.Distances)
            {
                writer.WriteNumberValue(distance);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("memory_devices");
        foreach (var device in sizing.Devices)
        {
            Write(writer, device);
        }

        writer.WriteEndArray();
        writer.WriteString("numa_tune", sizing.NumaTune?.ToString());
        writer.WriteEndObject();
    }

    private static void WriteTopology(Utf8JsonWriter writer, CpuTopology? topology)
    {
        if (topology is null)
        {
            writer.WriteNull("cpu_topology");
            return;
        }

        writer.WriteStartObject("cpu_topology");
        writer.WriteNumber("sockets", topology.Sockets);
        writer.WriteNumber("dies", topology.Dies);
        writer.WriteNumber("cores", topology.Cores);
        writer.WriteNumber("threads", topology.Threads);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MemoryDevice device)
    {
        writer.WriteStartObject();
        writer.WriteString("alias", device.Alias);
        writer.WriteString("model", device.Model switch
        {
            MemoryModel.Dimm => "dimm",
            MemoryModel.VirtioMem => "virtio-mem",
            _ => "other",
        });
        writer.WriteNumber("size_bytes", device.Size.Bytes);
        writer.WriteNumber("requested_bytes", device.Requested.Bytes);
        writer.WriteNumber("block_bytes", device.Block.Bytes);
        if (device.Node is { } node)
        {
            writer.WriteNumber("node", node);
        }
        else
        {
            writer.WriteNull("node");
        }

        writer.WriteEndObject();
    }
}
