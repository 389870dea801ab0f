using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>A machine written in short: what its writer left out is as a start would make it.</summary>
internal static class MachineSeed
{
    /// <summary>Sizes as the hypervisor would have them: rounded up as a start rounds, with the cell that memory hotplug needs (RULEBOOK A2), and as libvirt completes or refuses them.</summary>
    public static Sizing Complete(JsonItem item, Sizing sizing, MachineFacts facts)
    {
        try
        {
            return DefinedSizing.Of(item.Name, WithCell(BootRounding.Of(sizing, facts), facts), facts);
        }
        catch (HypervisorException e)
        {
            throw item.Fault(e.Message);
        }
    }

    private static Sizing WithCell(Sizing sizing, MachineFacts facts) =>
        sizing.NumaCells.Count > 0 || sizing.MaxMemory.IsZero || !facts.HotplugNeedsNuma ? sizing : sizing with
        {
            NumaCells = [new NumaCell(CpuSet.First(sizing.MaxVcpus), sizing.BaseMemory)],
            Devices = sizing.Devices.Select(d => d with { Node = d.Node ?? 0 }).ToEquatableList(),
        };

    /// <summary>The sizes of a definition. Only a machine that is created through the resource gets what its definition lacks from elsewhere.</summary>
    public static Sizing Complete(JsonItem definition, DefinitionReading reading)
    {
        var sizing = reading.Sizing with { MaxVcpus = Math.Max(reading.Sizing.MaxVcpus, reading.Sizing.Vcpus) };
        return sizing.BaseMemory.IsZero ? throw definition.Fault($"{definition.Name} names no memory.") : Complete(definition, sizing, reading.Facts);
    }

    public static DefinitionReading ReadDefinition(JsonItem definition, MachineFacts host, IReadOnlyList<IDefinitionFormat> formats)
    {
        var text = definition.Text();
        var format = formats.FirstOrDefault(f => f.Fits(text))
            ?? throw definition.Fault($"{definition.Name} has no form that the simulator reads: a libvirt domain XML or a Cloud Hypervisor VmConfig in JSON.");
        var reading = format.Read(text, host);
        return reading.Problems.Count == 0 ? reading : throw definition.Fault($"{definition.Name}: {reading.Problems[0].Text}");
    }
}
