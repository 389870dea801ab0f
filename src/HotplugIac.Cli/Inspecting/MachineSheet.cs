using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;
using Spectre.Console;

namespace HotplugIac.Cli.Inspecting;

/// <summary>One machine: every sized attribute, running beside configured, and the limits of its growth.</summary>
internal static class MachineSheet
{
    public static void Write(IAnsiConsole screen, MachineSnapshot machine)
    {
        screen.WriteLine($"{PlainText.Of(machine.Name)}: {PowerText.Of(machine.Power)}, {machine.Hypervisor}{Traits(machine)}");
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in (string[])["", "running", "next boot"])
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        foreach (var attribute in SizingAttribute.All)
        {
            var next = attribute.Read(machine.Configured);
            var now = machine.Running is { } running ? attribute.Read(running) : "-";
            var differs = machine.Running is not null && now != next;
            table.AddRow(new Text(attribute.Name), new Text(PlainText.Of(now)), new Text(PlainText.Of(differs ? $"{next}  (pending)" : next), differs ? new Style(Color.Yellow) : Style.Plain));
        }

        screen.Write(table);
        foreach (var line in Room(machine))
        {
            screen.WriteLine(line);
        }
    }

    private static string Traits(MachineSnapshot machine)
    {
        List<string> traits = [];
        if (machine.Facts.MachineType is { Length: > 0 } type && type != machine.Hypervisor)
        {
            traits.Add(type);
        }

        if (!machine.Persistent)
        {
            traits.Add("transient");
        }

        if (machine.ManagedSave)
        {
            traits.Add("a saved image waits");
        }

        return traits.Count == 0 ? string.Empty : $", {PlainText.Of(string.Join(", ", traits))}";
    }

    /// <summary>How far it goes without a stop.</summary>
    private static IEnumerable<string> Room(MachineSnapshot machine)
    {
        var sizing = machine.Running ?? machine.Configured;
        var facts = machine.Facts;
        yield return $"Live room: vcpus {sizing.MinVcpus} to {sizing.MaxVcpus}, memory {sizing.BaseMemory} to {sizing.MemoryCeiling}.";
        if (facts.Resize is null && !sizing.MaxMemory.IsZero)
        {
            var ports = facts.FreeRootPorts is { } free ? $", {Counted.Of(free, "PCIe root port")} free" : string.Empty;
            yield return $"Memory slots: {MemoryMethods.SlotsUsed(sizing.Devices, facts)} of {sizing.MemorySlots} used{ports}.";
        }
    }
}
