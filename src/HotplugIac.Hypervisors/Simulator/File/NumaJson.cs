using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>NUMA cells of the guest and placement on the host.</summary>
internal static class NumaJson
{
    private static readonly Words<NumaTuneMode> Modes = new(m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.ToString()));

    public static NumaCell ReadCell(JsonItem item)
    {
        item.Known("cpus", "memory", "distances");
        return new NumaCell(item["cpus"]?.Cpus() ?? CpuSet.Empty, item["memory"]?.Size() ?? throw item.Fault($"{item.Name} has no memory."))
        {
            Distances = item["distances"].Array().Select(d => d.Whole()).ToEquatableList(),
        };
    }

    public static void WriteCell(Utf8JsonWriter writer, NumaCell cell)
    {
        writer.Put("cpus", cell.Cpus.ToString(), string.Empty);
        writer.WriteString("memory", cell.Memory.ToString());
        if (cell.Distances.Count > 0)
        {
            writer.WriteStartArray("distances");
            foreach (var distance in cell.Distances)
            {
                writer.WriteNumberValue(distance);
            }

            writer.WriteEndArray();
        }
    }

    public static NumaTune? ReadTune(JsonItem? item)
    {
        if (item?.Known("mode", "nodeset", "cells") is null)
        {
            return null;
        }

        var (mode, nodes) = ReadPlace(item);
        return new NumaTune(mode, nodes) { Cells = item["cells"].Array().Select(ReadTuneCell).ToEquatableList() };
    }

    public static void WriteTune(Utf8JsonWriter writer, NumaTune? tune)
    {
        if (tune is null)
        {
            return;
        }

        writer.WriteStartObject("numa_tune");
        WritePlace(writer, tune.Mode, tune.Nodeset);
        writer.Put("cells", tune.Cells, static (w, c) =>
        {
            w.WriteNumber("cell", c.Cell);
            WritePlace(w, c.Mode, c.Nodeset);
        });
        writer.WriteEndObject();
    }

    private static NumaTuneCell ReadTuneCell(JsonItem item)
    {
        var (mode, nodes) = ReadPlace(item.Known("cell", "mode", "nodeset"));
        return new NumaTuneCell(item["cell"]?.Whole() ?? throw item.Fault($"{item.Name} has no cell."), mode, nodes);
    }

    private static (NumaTuneMode Mode, CpuSet Nodes) ReadPlace(JsonItem item) =>
        (item["mode"] is { } mode ? Modes.Read(mode) : NumaTuneMode.Strict, item["nodeset"]?.Cpus() ?? CpuSet.Empty);

    private static void WritePlace(Utf8JsonWriter writer, NumaTuneMode mode, CpuSet nodes)
    {
        writer.WriteString("mode", Modes[mode]);
        writer.Put("nodeset", nodes.ToString(), string.Empty);
    }
}
