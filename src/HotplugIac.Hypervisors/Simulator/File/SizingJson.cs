using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>CPU and memory of a machine, under the names that the resource has for them.</summary>
internal static class SizingJson
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "vcpus", "max_vcpus", "min_vcpus", "cpu_topology", "memory", "base_memory", "max_memory", "memory_slots", "memory_devices", "numa_cells", "numa_tune",
    ];

    /// <param name="item">Has other members too where a machine is written in short; the caller says which are allowed.</param>
    public static Sizing Read(JsonItem item)
    {
        try
        {
            return Checked(item, ReadUnchecked(item));
        }
        catch (OverflowException)
        {
            throw item.Fault($"The memory of {item.Name} adds up to more than any machine can have ({MachineFacts.MemoryLimit}).");
        }
    }

    public static void Write(Utf8JsonWriter writer, Sizing sizing)
    {
        writer.WriteNumber("vcpus", sizing.Vcpus);
        writer.Put("max_vcpus", sizing.MaxVcpus, sizing.Vcpus);
        writer.Put("min_vcpus", sizing.MinVcpus, 1);
        if (sizing.Topology is { } topology)
        {
            writer.WriteStartObject("cpu_topology");
            writer.WriteNumber("sockets", topology.Sockets);
            writer.WriteNumber("dies", topology.Dies);
            writer.WriteNumber("cores", topology.Cores);
            writer.WriteNumber("threads", topology.Threads);
            writer.WriteEndObject();
        }

        writer.WriteString(sizing.Devices.Count == 0 ? "memory" : "base_memory", sizing.BaseMemory.ToString());
        writer.Put("max_memory", sizing.MaxMemory);
        writer.Put("memory_slots", sizing.MemorySlots, 0);
        writer.Put("memory_devices", sizing.Devices, MemoryDeviceJson.Write);
        writer.Put("numa_cells", sizing.NumaCells, NumaJson.WriteCell);
        NumaJson.WriteTune(writer, sizing.NumaTune);
    }

    private static Sizing ReadUnchecked(JsonItem item)
    {
        var vcpus = item["vcpus"]?.Whole(1, MachineFacts.VcpuCeiling) ?? throw item.Fault($"{item.Name} has no vcpus.");
        var devices = item["memory_devices"].Array().Select(MemoryDeviceJson.Read).ToEquatableList();
        var cells = item["numa_cells"].Array().Select(NumaJson.ReadCell).ToEquatableList();
        return new Sizing(
            vcpus,
            item["max_vcpus"]?.Whole(1, MachineFacts.VcpuCeiling) ?? vcpus,
            BaseMemory(item, ByteSize.Sum(devices.Select(d => d.Capacity)), ByteSize.Sum(cells.Select(c => c.Memory))),
            item["max_memory"]?.Size() ?? ByteSize.Zero,
            item["memory_slots"]?.Whole() ?? 0)
        {
            MinVcpus = item["min_vcpus"]?.Whole(1, MachineFacts.VcpuCeiling) ?? 1,
            Topology = Topology(item["cpu_topology"]),
            Devices = devices,
            NumaCells = cells,
            NumaTune = NumaJson.ReadTune(item["numa_tune"]),
        };
    }

    /// <summary><c>memory</c> is all of it, <c>base_memory</c> what is no device; each follows from the other.</summary>
    private static ByteSize BaseMemory(JsonItem item, ByteSize devices, ByteSize cells)
    {
        if (item["memory"] is not { } memory)
        {
            return item["base_memory"]?.Size() ?? (cells.IsZero ? throw item.Fault($"{item.Name} has no memory.") : cells);
        }

        var all = memory.Size();
        if (all < devices)
        {
            throw memory.Wrong($"at least what the memory devices have, {devices}");
        }

        return item["base_memory"] is { } own && own.Size() != all - devices
            ? throw own.Wrong($"memory without its devices, {all - devices}, or be left out")
            : all - devices;
    }

    private static CpuTopology? Topology(JsonItem? item) => item?.Known("sockets", "dies", "cores", "threads") is null ? null
        : new CpuTopology(Part(item, "sockets"), Part(item, "dies"), Part(item, "cores"), Part(item, "threads"));

    private static int Part(JsonItem item, string name) => item[name]?.Whole(least: 1) ?? 1;

    private static Sizing Checked(JsonItem item, Sizing sizing) =>
        sizing.MaxVcpus < sizing.Vcpus
            ? throw (item["max_vcpus"] ?? item).Wrong($"at least vcpus, {sizing.Vcpus}")
        : !sizing.MaxMemory.IsZero && sizing.MaxMemory < sizing.TotalMemory
            ? throw (item["max_memory"] ?? item).Wrong($"at least base memory and devices together, {sizing.TotalMemory}")
        : sizing.MemorySlots > 0 && sizing.MaxMemory.IsZero
            ? throw item["memory_slots"]!.Fault($"{item["memory_slots"]!.Name} needs a max_memory beside it.")
            : sizing;
}
