using System.Text.Json;
using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Inspecting;

/// <summary>A sizing for programs. Sizes are texts as in the configuration, and numbers of bytes beside them.</summary>
internal static class SizingJson
{
    public static void Write(Utf8JsonWriter json, Sizing? sizing)
    {
        if (sizing is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber(Attributes.Vcpus, sizing.Vcpus);
        json.WriteNumber(Attributes.MaxVcpus, sizing.MaxVcpus);
        json.WriteNumber(Attributes.MinVcpus, sizing.MinVcpus);
        json.WriteString(Attributes.CpuTopology, sizing.Topology?.ToString());
        Size(json, Attributes.Memory, sizing.Memory);
        Size(json, Attributes.BaseMemory, sizing.BaseMemory);
        Size(json, Attributes.MaxMemory, sizing.MemoryCeiling);
        json.WriteNumber(Attributes.MemorySlots, sizing.MemorySlots);
        json.WriteStartArray(Attributes.NumaCells);
        foreach (var cell in sizing.NumaCells)
        {
            json.WriteStartObject();
            json.WriteString("cpus", cell.Cpus.ToString());
            Size(json, Attributes.Memory, cell.Memory);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(Attributes.MemoryDevices);
        foreach (var device in sizing.Devices)
        {
            WriteDevice(json, device);
        }

        json.WriteEndArray();
        json.WriteString(Attributes.NumaTune, sizing.NumaTune?.ToString());
        json.WriteEndObject();
    }

    public static void Size(Utf8JsonWriter json, string name, ByteSize size)
    {
        json.WriteString(name, size.ToString());
        json.WriteNumber($"{name}_bytes", size.Bytes);
    }

    public static void Number(Utf8JsonWriter json, string name, int? number)
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

    private static void WriteDevice(Utf8JsonWriter json, MemoryDevice device)
    {
        json.WriteStartObject();
        json.WriteString("alias", device.Alias.Length == 0 ? null : device.Alias);
        json.WriteString("model", ModelText.Of(device.Model));
        Size(json, "size", device.Size);
        if (device.Model == MemoryModel.VirtioMem)
        {
            Size(json, "requested", device.Requested);
            Size(json, "current", device.Current);
            Size(json, "block", device.Block);
        }

        Number(json, "node", device.Node);
        json.WriteEndObject();
    }
}
