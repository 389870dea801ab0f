using System.Text.Json;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>A memory device.</summary>
internal static class MemoryDeviceJson
{
    private static readonly Words<SlotNeed> Slots = new(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()));
    private static readonly Words<MemoryModel> Models = new(m => JsonNamingPolicy.KebabCaseLower.ConvertName(m.ToString()));

    public static MemoryDevice Read(JsonItem item)
    {
        item.Known("model", "alias", "size", "node", "requested", "current", "block", "slot");
        var model = item["model"] is { } word ? Models.Read(word) : throw item.Fault($"{item.Name} has no model.");
        var size = item["size"]?.Size() ?? throw item.Fault($"{item.Name} has no size.");
        return new MemoryDevice(model, item["alias"]?.Text() ?? string.Empty, size, item["node"]?.Whole())
        {
            Requested = item["requested"] is not { } requested ? ByteSize.Zero
                : requested.Size() is var asked && asked <= size ? asked : throw requested.Wrong($"at most the size, {size}"),
            Current = item["current"]?.Size() ?? ByteSize.Zero,
            Block = item["block"]?.Size() ?? (model == MemoryModel.VirtioMem ? UsualBlock : ByteSize.Zero),
            Slot = item["slot"] is { } slot ? Slots.Read(slot) : SlotNeed.OfModel,
        };
    }

    public static void Write(Utf8JsonWriter writer, MemoryDevice device)
    {
        writer.WriteString("model", Models[device.Model]);
        writer.Put("alias", device.Alias, string.Empty);
        writer.WriteString("size", device.Size.ToString());
        writer.Put("node", device.Node);
        writer.Put("requested", device.Requested);
        writer.Put("current", device.Current);
        writer.Put("block", device.Block, device.Model == MemoryModel.VirtioMem ? UsualBlock : ByteSize.Zero);
        writer.Put("slot", Slots[device.Slot], Slots[SlotNeed.OfModel]);
    }

    private static readonly ByteSize UsualBlock = ByteSize.FromMiB(2);
}
