using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>
/// A machine of the file. In full it has <c>configured</c>; a seed (<see cref="MachineSeed"/>) has its sizes or a definition instead.
/// </summary>
internal static class MachineJson
{
    /// <summary>What every form may have.</summary>
    private static readonly string[] Common =
    [
        "name", "id", "running", "paused", "persistent", "managed_save", "stopped_by_us", "guest", "boots", "online_vcpus", "online_blocks",
        "virtio_mem_at_boot", "configured_ports", "looks_to_off", "late", "facts",
    ];

    private static readonly string[] Full = [.. Common, "configured", "definition"];
    private static readonly string[] Sized = [.. Common, .. SizingJson.Names];
    private static readonly string[] Defined = [.. Common, "definition"];

    public static SimulatedMachine Read(JsonItem item, MachineFacts host, IReadOnlyList<IDefinitionFormat> formats)
    {
        item.Object();
        if (item["configured"] is { } configured)
        {
            var sizing = SizingJson.Read(item.Known(Full)["configured"]!.Known(SizingJson.Names));
            return Complete(item, Name(item, string.Empty), null, sizing, FactsJson.Read(item["facts"], host)) with { Definition = item["definition"]?.Text() };
        }

        if (item["definition"] is { } definition)
        {
            item.Known(Defined);
            var reading = MachineSeed.ReadDefinition(definition, FactsJson.Read(item["facts"], host), formats);
            return Complete(item, Name(item, reading.Name), reading.Id, MachineSeed.Complete(definition, reading), reading.Facts) with { Definition = definition.Text() };
        }

        var facts = FactsJson.Read(item.Known(Sized)["facts"], host);
        return Complete(item, Name(item, string.Empty), null, MachineSeed.Complete(item, SizingJson.Read(item), facts), facts);
    }

    public static void Write(Utf8JsonWriter writer, SimulatedMachine machine, MachineFacts host)
    {
        writer.WriteString("name", machine.Name);
        writer.WriteString("id", machine.Id);
        WriteRunning(writer, machine);
        writer.WriteStartObject("configured");
        SizingJson.Write(writer, machine.Configured);
        writer.WriteEndObject();
        writer.Put("paused", machine.IsPaused, false);
        writer.Put("persistent", machine.IsPersistent, true);
        writer.Put("managed_save", machine.HasManagedSave, false);
        writer.Put("stopped_by_us", machine.IsMarked, false);
        GuestJson.Write(writer, machine.Guest);
        writer.Put("boots", machine.Boots, machine.Running is null ? 0 : 1);
        writer.Put("online_vcpus", machine.OnlineVcpus, GuestOnline.Vcpus(machine.Running));
        writer.Put("online_blocks", machine.OnlineBlocks, GuestOnline.Blocks(machine.Running, machine.Facts));
        writer.Put("virtio_mem_at_boot", machine.VirtioMemAtBoot);
        writer.Put("configured_ports", machine.ConfiguredPorts);
        writer.Put("looks_to_off", machine.LooksToOff);
        writer.Put("late", machine.Late, static (w, l) =>
        {
            w.Put("alias", l.Alias);
            w.Put("vcpus", l.Vcpus, 0);
            w.WriteNumber("looks", l.Looks);
        });
        FactsJson.Write(writer, machine.Facts, host);
        writer.Put("definition", machine.Definition);
    }

    private static SimulatedMachine Complete(JsonItem item, string name, string? definedId, Sizing configured, MachineFacts facts)
    {
        var id = item["id"] is { } written ? MachineIds.Read(written) : definedId ?? MachineIds.Of(name);
        var running = ReadRunning(item, configured);
        return new SimulatedMachine(id, name, running, configured, facts)
        {
            IsPaused = item["paused"]?.Flag() ?? false,
            IsPersistent = item["persistent"]?.Flag() ?? true,
            HasManagedSave = item["managed_save"]?.Flag() ?? false,
            IsMarked = item["stopped_by_us"]?.Flag() ?? false,
            Guest = GuestJson.Read(item["guest"]),
            Boots = item["boots"]?.Whole() ?? (running is null ? 0 : 1),
            OnlineVcpus = item["online_vcpus"]?.Whole() ?? GuestOnline.Vcpus(running),
            OnlineBlocks = item["online_blocks"]?.Whole() ?? GuestOnline.Blocks(running, facts),
            VirtioMemAtBoot = item["virtio_mem_at_boot"]?.Whole(),
            ConfiguredPorts = item["configured_ports"]?.Whole(),
            LooksToOff = item["looks_to_off"]?.Whole(),
            Late = item["late"].Array().Select(ReadLate).ToEquatableList(),
        };
    }

    private static LateUnplug ReadLate(JsonItem item) => item.Known("alias", "vcpus", "looks") is var late
        ? new LateUnplug(late["alias"]?.Text(), late["vcpus"]?.Whole() ?? 0, late["looks"]?.Whole() ?? 0)
        : throw item.Wrong("an object");

    private static string Name(JsonItem item, string defined)
    {
        var name = item["name"]?.Text() ?? defined;
        return name.Length == 0 ? throw item.Fault($"{item.Name} has no name.")
            : defined.Length > 0 && name != defined ? throw item["name"]!.Wrong($"\"{defined}\" as in its definition, or be left out")
            : name;
    }

    /// <summary>Running is what is not said otherwise; <c>true</c> is what a boot makes of the configuration.</summary>
    private static Sizing? ReadRunning(JsonItem item, Sizing configured) => item["running"] switch
    {
        null => GuestOnline.Booted(configured),
        { Kind: JsonValueKind.Object } live => item["configured"] is not null
            ? SizingJson.Read(live.Known(SizingJson.Names))
            : throw live.Wrong("true or false, as long as the machine has no configured"),
        { Kind: JsonValueKind.True or JsonValueKind.False } flag => flag.Flag() ? GuestOnline.Booted(configured) : null,
        var other => throw other.Wrong("true, false or an object"),
    };

    private static void WriteRunning(Utf8JsonWriter writer, SimulatedMachine machine)
    {
        if (machine.Running is { } running && running != GuestOnline.Booted(machine.Configured))
        {
            writer.WriteStartObject("running");
            SizingJson.Write(writer, running);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteBoolean("running", machine.Running is not null);
        }
    }
}
