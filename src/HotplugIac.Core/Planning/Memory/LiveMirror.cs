using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Takes the running machine's devices over into a configuration, so that the next boot brings back what is there, under the same aliases.</summary>
internal static class LiveMirror
{
    /// <summary>
    /// The configuration with the live machine's capacity, device by device. What does not concern capacity stays as it is
    /// configured: the pending size of a virtio-mem device, devices of other models, and the place of each. Null when the live
    /// devices have no place in it.
    /// </summary>
    public static Sizing? Of(Sizing configured, Sizing running, MachineFacts facts)
    {
        var live = running.Devices.Where(d => d.Model != MemoryModel.Other).ToList();
        var devices = new List<MemoryDevice>();
        foreach (var device in configured.Devices)
        {
            if (live.Find(l => l.Alias == device.Alias) is { } same)
            {
                devices.Add(Pending(same, configured));
                live.Remove(same);
            }
            else if (device.Capacity.IsZero && running.Devices.All(l => l.Model == MemoryModel.Other || l.Alias != device.Alias))
            {
                devices.Add(device);
            }
        }

        devices.AddRange(live.Select(l => Pending(l, configured)));
        var mirrored = configured with { Devices = ConfiguredMemory.AsConfigured(devices) };
        return ConfiguredMemory.Fits(configured, mirrored with { NumaCells = running.NumaCells, BaseMemory = running.BaseMemory }, facts) ? mirrored : null;
    }

    /// <summary>
    /// The configuration with what a plan has plugged in the running machine, and with everything else as it is configured. Null
    /// when it has no place for it.
    /// </summary>
    public static Sizing? OfPlugged(Sizing configured, Sizing before, Sizing running, MachineFacts facts)
    {
        var attached = running.Devices.Where(d => before.Devices.All(b => b.Alias != d.Alias) && configured.Devices.All(c => c.Alias != d.Alias));
        var plugged = configured with
        {
            Devices = ConfiguredMemory.AsConfigured(configured.Devices.Select(d => Raised(d, before, running)).Concat(attached)),
        };
        return ConfiguredMemory.Fits(configured, plugged with { NumaCells = running.NumaCells }, facts) ? plugged : null;
    }

    private static MemoryDevice Raised(MemoryDevice device, Sizing before, Sizing running) =>
        device.Model == MemoryModel.VirtioMem
            && running.Devices.FirstOrDefault(d => d.Alias == device.Alias && d.Model == device.Model) is { } live
            && before.Devices.Any(b => b.Alias == live.Alias && b.Requested < live.Requested)
            && live.Requested > device.Requested && live.Requested <= device.Size && live.Requested.IsMultipleOf(device.Block)
            ? device with { Requested = live.Requested }
            : device;

    private static MemoryDevice Pending(MemoryDevice live, Sizing configured)
    {
        var pending = live.Model == MemoryModel.VirtioMem ? configured.Devices.FirstOrDefault(d => d.Model == live.Model && d.Alias == live.Alias) : null;
        return pending is not null && live.Requested <= pending.Size && live.Requested.IsMultipleOf(pending.Block)
            ? pending with { Requested = live.Requested }
            : live;
    }
}
