using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Inspecting;

/// <summary>Machines as a YAML file that plans no change: what their next boot has.</summary>
internal static class SnapshotYaml
{
    public static void Write(TextWriter writer, IEnumerable<MachineSnapshot> machines) =>
        writer.Write(MachineFile.Write(machines.Select(m => (m.Name, Values(m)))));

    private static MapValue Values(MachineSnapshot machine)
    {
        var sizing = machine.Configured;
        var values = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [Attributes.Name] = Value.Of(machine.Name),
            [Attributes.Vcpus] = Value.Of(sizing.Vcpus),
            [Attributes.MaxVcpus] = Value.Of(sizing.MaxVcpus),
            [Attributes.MinVcpus] = Value.Of(sizing.MinVcpus),
            [Attributes.Memory] = Value.Of(sizing.Memory.ToString()),
        };
        if (!sizing.MaxMemory.IsZero)
        {
            values[Attributes.MaxMemory] = Value.Of(sizing.MaxMemory.ToString());
            values[Attributes.MemorySlots] = Value.Of(sizing.MemorySlots);
        }

        if (!machine.Facts.VcpuHotplug)
        {
            values.Remove(Attributes.MinVcpus);
        }

        return new MapValue(values);
    }
}
