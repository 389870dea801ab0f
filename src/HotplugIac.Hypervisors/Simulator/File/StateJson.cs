using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>The simulator's file ↔ <see cref="SimulatorState"/> (docs/simulator.md). What is written reads back as the same state.</summary>
public static class StateJson
{
    /// <summary>Angle brackets and quotes of a definition stay readable; the text goes into no web page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="text">UTF-8. Empty means a simulator without machines.</param>
    /// <param name="formats">Forms in which a machine's definition may be written.</param>
    /// <exception cref="JsonTextException">It cannot be read.</exception>
    public static SimulatorState Read(ReadOnlyMemory<byte> text, IReadOnlyList<IDefinitionFormat> formats)
    {
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return SimulatorState.Empty;
        }

        var item = JsonReading.Read(text).Known("host", "facts", "machines", "faults");
        var facts = FactsJson.Read(item["facts"], SimulatorState.DefaultFacts);
        return new SimulatorState
        {
            Host = HostJson.Read(item["host"]),
            Facts = facts,
            Machines = ReadMachines(item["machines"], facts, formats),
            Faults = item["faults"].Array().Select(FaultJson.Read).ToEquatableList(),
        };
    }

    /// <summary>UTF-8, indented, with a line break at the end.</summary>
    public static void Write(SimulatorState state, IBufferWriter<byte> buffer)
    {
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            HostJson.Write(writer, state.Host);
            FactsJson.Write(writer, state.Facts, SimulatorState.DefaultFacts);
            writer.Put("machines", state.Machines, (w, m) => MachineJson.Write(w, m, state.Facts));
            writer.Put("faults", state.Faults, FaultJson.Write);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static EquatableList<SimulatedMachine> ReadMachines(JsonItem? item, MachineFacts facts, IReadOnlyList<IDefinitionFormat> formats)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var machines = new List<SimulatedMachine>();
        foreach (var written in item.Array())
        {
            var machine = MachineJson.Read(written, facts, formats);
            if (!names.Add(machine.Name) || !ids.Add(machine.Id))
            {
                throw written.Fault($"{written.Name} is a second machine with the name \"{machine.Name}\" or the id {machine.Id}; both must be unique.");
            }

            machines.Add(machine);
        }

        return machines.OrderBy(m => m.Name, StringComparer.Ordinal).ToEquatableList();
    }
}
