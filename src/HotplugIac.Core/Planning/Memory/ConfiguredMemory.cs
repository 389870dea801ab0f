using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>The memory devices that a configuration needs for a capacity. Nothing runs there, so any device may change.</summary>
internal static class ConfiguredMemory
{
    /// <summary>The configuration with this capacity, or why it cannot have it.</summary>
    public static (Sizing Sizing, string Obstacle) Reach(Sizing configured, ByteSize target, Sizing? running, MemoryModel method, MachineFacts facts)
    {
        if (running is not null && running.Memory == target && LiveMirror.Of(configured, running, facts) is { } mirrored)
        {
            // What the live machine has is what its next boot should bring back.
            return (mirrored, string.Empty);
        }

        if (configured.Memory > target)
        {
            var amount = configured.Memory - target;
            var shrink = MemoryShrink.OfConfiguration(configured, running?.Devices.Select(d => d.Alias).ToHashSet(StringComparer.Ordinal));
            return shrink.Exactly(amount, facts) is { } devices ? (configured with { Devices = devices }, string.Empty) : (configured, Nearest(shrink, configured.Memory, amount));
        }

        if (configured.Memory == target)
        {
            return (configured, string.Empty);
        }

        var taken = running?.Devices.Select(d => d.Alias).ToList() ?? [];
        var (start, growth) = Growth(configured, target, method, facts, taken);
        return (start with { Devices = AsConfigured(growth.Devices) }, growth.Obstacle);
    }

    /// <summary>
    /// Where the planner's own virtio-mem devices stand on every cell they get the room first, as none is needed beside them then.
    /// They also do where a further device has no place.
    /// </summary>
    private static (Sizing Start, DeviceGrowth Growth) Growth(Sizing configured, ByteSize target, MemoryModel method, MachineFacts facts, IReadOnlyList<string> taken)
    {
        var amount = target - configured.Memory;
        var growth = DeviceGrowth.Plan(configured, amount, method, facts, taken, live: false);
        var isOnEachCell = DeviceGrowth.Nodes(configured).All(n => configured.Devices.Any(d => d.Node == n && IsOwnVirtioMem(d)));
        if (method != MemoryModel.VirtioMem || (growth.Obstacle.Length == 0 && (!isOnEachCell || growth.Devices.Count == configured.Devices.Count)))
        {
            return (configured, growth);
        }

        var filled = FillCeiling(configured, facts);
        var within = DeviceGrowth.Plan(filled, amount, method, facts, taken, live: false);
        return within.Obstacle.Length == 0 ? (filled, within) : (configured, growth);
    }

    /// <summary>The planner makes only its own DIMMs smaller; the user's and hand-plugged ones go whole or stay.</summary>
    private static string Nearest(MemoryShrink shrink, ByteSize memory, ByteSize amount)
    {
        var (less, more) = shrink.Nearest(amount);
        return "its memory devices go whole. " + (more is { } next ? $"The nearest sizes are {memory - next} and {memory - less}" : $"The nearest size is {memory - less}");
    }

    /// <summary>Whether the live devices could stand in this configuration.</summary>
    public static bool Fits(Sizing configured, Sizing running, MachineFacts facts) =>
        running.BaseMemory == configured.BaseMemory
        && running.NumaCells.Count == configured.NumaCells.Count
        && (running.Devices.Count == 0 || running.TotalMemory <= configured.MaxMemory)
        && MemoryMethods.SlotsUsed(running.Devices, facts) <= configured.MemorySlots;

    /// <summary>Devices as a configuration holds them: without what only a running guest has.</summary>
    public static EquatableList<MemoryDevice> AsConfigured(IEnumerable<MemoryDevice> devices) =>
        devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList();

    /// <summary>
    /// Gives the planner's own virtio-mem devices the room between base and maximum. Their size is fixed while the machine
    /// runs (RULEBOOK A2 "virtio-mem size/block/node"), so it follows a new maximum at the next boot. One that is left
    /// without size goes. With too little room for what is requested everything stays as it is.
    /// </summary>
    public static Sizing FillCeiling(Sizing configured, MachineFacts facts)
    {
        var own = configured.Devices.Where(IsOwnVirtioMem).ToList();
        if (own.Count == 0 || configured.MaxMemory.IsZero)
        {
            return configured;
        }

        var unit = MemoryMethods.SizeUnit(own.Select(d => d.Block).Append(ByteSize.FromMiB(2)).Max(), facts);
        var used = configured.TotalMemory - ByteSize.Sum(own.Select(d => d.Size)) + ByteSize.Sum(own.Select(d => d.Requested.RoundUp(unit)));
        if (configured.MaxMemory < used)
        {
            return configured;
        }

        var extra = (configured.MaxMemory - used).RoundDown(unit);
        var shares = Shares.Split(extra, unit, [.. own.Select(_ => extra)])!;
        var sizes = own.Select((d, i) => (d.Alias, Size: d.Requested.RoundUp(unit) + shares[i])).ToDictionary(p => p.Alias, p => p.Size, StringComparer.Ordinal);
        return configured with
        {
            Devices = configured.Devices.Select(d => IsOwnVirtioMem(d) ? d with { Size = sizes[d.Alias] } : d).Where(d => !d.Size.IsZero).ToEquatableList(),
        };
    }

    /// <summary>The configuration of a machine that has no memory hotplug any more: devices that brought nothing go.</summary>
    public static Sizing WithoutCeiling(Sizing configured) => configured with
    {
        Devices = configured.Devices.Where(d => d.Model == MemoryModel.Other || !d.Capacity.IsZero).ToEquatableList(),
    };

    private static bool IsOwnVirtioMem(MemoryDevice device) => device.Model == MemoryModel.VirtioMem && DeviceGrowth.IsOwn(device);
}
