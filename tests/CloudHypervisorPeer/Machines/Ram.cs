using HotplugIac.Peer.Config;

namespace HotplugIac.Peer.Machines;

/// <summary>The memory of a running VM (memory_manager.rs: MemoryManager). It is made from the config at every boot.</summary>
internal sealed class Ram
{
    /// <summary>HOTPLUG_COUNT.</summary>
    private const int MostGrowths = 8;

    private const long Step = 128L << 20;

    private const string WholeMemory = "mem0";

    private readonly MemoryConfig _config;
    private readonly PeerVersion _version;
    private readonly Dictionary<string, VirtioMem> _devices = new(StringComparer.Ordinal);
    private readonly long _boot;

    private long _grown;

    public Ram(MemoryConfig config, PeerVersion version)
    {
        (_config, _version, _boot) = (config, version, config.Size + config.Zones.Sum(z => z.Size));
        var parts = config.Zones.Count > 0 ? config.Zones : [new ZoneConfig(WholeMemory, config.Size, config.HotplugSize, config.HotpluggedSize)];
        foreach (var part in parts.Where(p => config.IsVirtio && p.HotplugSize > 0))
        {
            _devices.Add(part.Id, new VirtioMem(part.HotplugSize, part.HotpluggedSize));
        }
    }

    /// <summary>What the machine has, with what is plugged.</summary>
    public long Total => _boot + _grown + Plugged;

    /// <summary>What the guest has plugged of virtio-mem.</summary>
    public long Plugged => _devices.Values.Sum(d => d.Plugged);

    /// <summary>How often ACPI memory was added in this boot.</summary>
    public int Growths { get; private set; }

    /// <exception cref="Refusal">It cannot be done.</exception>
    public void Resize(long desired, GuestBehaviour guest)
    {
        if (_config.Zones.Count > 0)
        {
            throw Refusal.Memory("Memory in zones is resized by zone only");
        }

        if (!_config.IsVirtio)
        {
            Grow(desired - _boot - _grown);
        }
        else if (desired >= _boot)
        {
            Request(WholeMemory, desired - _boot, guest);
        }
        else if (_version.BelowBootIsRefused)
        {
            throw Refusal.Memory("The size is below the boot size");
        }
    }

    /// <exception cref="Refusal">It cannot be done.</exception>
    public void ResizeZone(ZoneConfig zone, long desired, GuestBehaviour guest)
    {
        if (desired < zone.Size)
        {
            throw Refusal.Memory("The size is below the boot size");
        }

        Request(zone.Id, desired - zone.Size, guest);
    }

    /// <summary>The guest plugs and unplugs what is requested, as far as it does.</summary>
    public void Follow(GuestBehaviour guest)
    {
        foreach (var device in _devices.Values)
        {
            device.Follow(guest);
        }
    }

    /// <param name="delta">
    /// From what is there now, not from the config: after a shrink, which only lowers the config, a growth to less than what is
    /// there does nothing (RULEBOOK D15).
    /// </param>
    private void Grow(long delta)
    {
        if (delta <= 0)
        {
            return;
        }

        if (Growths == MostGrowths)
        {
            throw Refusal.Memory("No ACPI slot is free");
        }

        if (delta % Step != 0)
        {
            throw Refusal.Memory("The memory to add is not a multiple of 128 MiB");
        }

        // The window begins where the boot memory ends, rounded up to a step; so what is added counts, and not where it lies.
        if (_grown + delta > _config.HotplugSize)
        {
            throw Refusal.Memory("The hotplug region has not enough room");
        }

        _grown += delta;
        Growths++;
    }

    private void Request(string id, long size, GuestBehaviour guest)
    {
        if (!_devices.TryGetValue(id, out var device))
        {
            throw Refusal.Memory("There is no virtio-mem device");
        }

        if (_version.VirtioMemNeedsDriver && !guest.HasVirtioMemDriver)
        {
            throw Refusal.Memory("virtio-mem was not resized", "The guest has not activated the device");
        }

        device.Request(size);
    }
}
