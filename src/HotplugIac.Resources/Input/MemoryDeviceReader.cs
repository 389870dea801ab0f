using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary><c>memory_devices</c>: key → device. What depends on the machine (slots, alignment, nodes) is the planner's to check.</summary>
internal static class MemoryDeviceReader
{
    public static EquatableList<MemoryDevice>? Read(Value value, ValueReader reader)
    {
        if (value is not MapValue { HasUnknown: false } map)
        {
            return null;
        }

        var devices = map.Fields.Select(f => Device(f.Key, f.Value, reader)).ToList();
        return devices.Contains(null) ? null : devices.OfType<MemoryDevice>().OrderBy(d => d.Alias, StringComparer.Ordinal).ToEquatableList();
    }

    private static MemoryDevice? Device(string key, Value value, ValueReader reader)
    {
        var label = $"{Attributes.MemoryDevices}[\"{key}\"]";
        var alias = MemoryDevice.UserAliasPrefix + key;
        if (key.Length == 0 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || alias.StartsWith(MemoryDevice.OwnAliasPrefix, StringComparison.Ordinal))
        {
            reader.Fail(Attributes.MemoryDevices, InputRules.DeviceKey, $"{label} cannot be the name of a device. {InputRules.DeviceKey.Remedy}");
            return null;
        }

        var fields = value as MapValue ?? MapValue.Empty;
        if (!reader.Has(fields, Attributes.MemoryDevices, label, MemoryRows.Model, MemoryRows.DeviceSize))
        {
            return null;
        }

        var model = reader.Choice(fields[MemoryRows.Model], Attributes.MemoryDevices, $"{label}.{MemoryRows.Model}", Choices.MemoryModels);
        var size = Size(MemoryRows.DeviceSize);
        var requested = Size(MemoryRows.Requested);
        var block = Size(MemoryRows.Block);
        var node = reader.WholeNumber(fields[MemoryRows.Node], Attributes.MemoryDevices, $"{label}.{MemoryRows.Node}", 0);
        var isRead = model is not null && size is not null
            && (requested is not null || fields[MemoryRows.Requested].IsNull)
            && (block is not null || fields[MemoryRows.Block].IsNull)
            && (node is not null || fields[MemoryRows.Node].IsNull);
        return !isRead ? null : new MemoryDevice(model!.Value, alias, size!.Value, node)
        {
            Requested = requested ?? (model == MemoryModel.VirtioMem ? size.Value : ByteSize.Zero),
            Block = block ?? ByteSize.Zero,
        };

        ByteSize? Size(string name) => reader.Size(fields[name], Attributes.MemoryDevices, $"{label}.{name}");
    }
}
