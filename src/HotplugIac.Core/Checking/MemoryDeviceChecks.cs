using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>Whether a configuration has the devices that a user named, and no others with a name.</summary>
internal static class MemoryDeviceChecks
{
    public static bool Has(Sizing sizing, EquatableList<MemoryDevice> wanted)
    {
        var named = sizing.Devices.Where(d => d.Alias.StartsWith("ua-", StringComparison.Ordinal) && d.Model != MemoryModel.Other).ToList();

        // Empty virtio-mem devices of the planner's own may stay until something else changes.
        var others = named.Where(d => wanted.All(w => w.Alias != d.Alias));
        return others.All(d => d.Alias.StartsWith("ua-hotplug-", StringComparison.Ordinal) && d.Capacity.IsZero)
            && wanted.All(w => named.Any(d => d.Alias == w.Alias && d.Model == w.Model && d.Size == w.Size && d.Requested == w.Requested
                && (w.Block.IsZero || d.Block == w.Block) && (w.Node is null || d.Node == w.Node)));
    }
}
