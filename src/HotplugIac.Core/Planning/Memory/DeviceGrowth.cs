using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Which memory devices a machine needs to have more capacity; or why that cannot be.</summary>
/// <param name="Devices">All devices of the machine afterwards.</param>
/// <param name="Obstacle">Empty when it can be done.</param>
internal sealed record DeviceGrowth(EquatableList<MemoryDevice> Devices, string Obstacle)
{
    /// <summary>What users should know about the way, to follow "grown through virtio-mem"; empty when there is nothing.</summary>
    public string Note { get; private init; } = string.Empty;

    /// <summary>Aliases of devices that the planner makes begin so; the user's own devices are never renamed or resized.</summary>
    public const string AliasPrefix = MemoryDevice.OwnAliasPrefix;

    public static bool IsOwn(MemoryDevice device) => device.IsOwn;

    /// <param name="taken">Aliases that must not be used: those of the machine's other definition.</param>
    /// <param name="live">Whether the running machine is meant, which has only the PCIe root ports that it has.</param>
    /// <param name="next">What the next boot leaves for it and for what it then brings besides; null when it brings nothing.</param>
    public static DeviceGrowth Plan(
        Sizing sizing, ByteSize amount, MemoryModel method, MachineFacts facts, IEnumerable<string> taken, bool live, (int Slots, ByteSize Room)? next = null)
    {
        if (sizing.MaxMemory.IsZero || !facts.MemoryHotplug)
        {
            return Blocked(sizing, "memory hotplug is not enabled");
        }

        if (!amount.IsMultipleOf(MemoryMethods.Step(method, sizing, facts)))
        {
            return Blocked(sizing, $"it is not a multiple of {MemoryMethods.Step(method, sizing, facts)}");
        }

        var names = new AliasNames(sizing.Devices.Select(d => d.Alias).Concat(taken));
        return method == MemoryModel.Dimm
            ? WithDimms(sizing, amount, facts, names, next)
            : WithVirtioMem(sizing, amount, facts, names, live);
    }

    /// <summary>The guest NUMA cells that a device can belong to; a single null for a machine without cells.</summary>
    public static IReadOnlyList<int?> Nodes(Sizing sizing) =>
        sizing.NumaCells.Count == 0 ? [null] : [.. Enumerable.Range(0, sizing.NumaCells.Count).Select(i => (int?)i)];

    /// <summary>How many virtio-mem devices more the machine can have: no more than one for each cell.</summary>
    public static int NewVirtioMem(Sizing sizing, MachineFacts facts, bool live) =>
        Math.Min(Math.Min(Ports(facts, live), SlotsForVirtioMem(sizing, facts)), Nodes(sizing).Count);

    private static int Ports(MachineFacts facts, bool live) => live ? facts.FreeRootPorts ?? int.MaxValue : int.MaxValue;

    private static int SlotsForVirtioMem(Sizing sizing, MachineFacts facts) => facts.VirtioMemTakesSlot ? MemoryMethods.FreeSlots(sizing, facts) : int.MaxValue;

    private static DeviceGrowth Blocked(Sizing sizing, string obstacle) => new(sizing.Devices, obstacle);

    private static DeviceGrowth WithDimms(Sizing sizing, ByteSize amount, MachineFacts facts, AliasNames names, (int Slots, ByteSize Room)? next)
    {
        if (sizing.TotalMemory + amount > sizing.MaxMemory)
        {
            var reserved = ByteSize.Sum(sizing.Devices.Where(d => d.Model == MemoryModel.VirtioMem).Select(d => d.Size - d.Requested));
            return Blocked(sizing, $"the maximum is {sizing.MaxMemory}{(reserved.IsZero ? string.Empty : $", of which virtio-mem devices reserve {reserved} (use memory_method = \"virtio-mem\")")}");
        }

        var free = MemoryMethods.FreeSlots(sizing, facts);
        if (free <= 0)
        {
            return Blocked(sizing, $"all {sizing.MemorySlots} slots are in use");
        }

        // With fewer DIMMs than cells the emptiest cells get them.
        var all = Nodes(sizing);
        var room = MemoryMethods.Room(sizing);
        var (slots, ceiling) = next is { } boot ? (Math.Min(free, boot.Slots), ByteSize.Max(room, boot.Room)) : (free, room);
        var nodes = all.OrderBy(n => OnNode(sizing, n).Bytes).ThenBy(n => n)
            .Take(DimmSpread.Count(all.Count, slots, amount, ceiling, facts.GuestBlock)).ToList();
        var shares = Shares.Split(amount, facts.GuestBlock, [.. nodes.Select(_ => amount)])!;
        var added = nodes.Select((node, i) => new MemoryDevice(MemoryModel.Dimm, names.Next("dimm"), shares[i], node));
        return new DeviceGrowth(sizing.Devices.Concat(added).ToEquatableList(), string.Empty);
    }

    private static DeviceGrowth WithVirtioMem(Sizing sizing, ByteSize amount, MachineFacts facts, AliasNames names, bool live)
    {
        var step = MemoryMethods.Step(MemoryModel.VirtioMem, sizing, facts);
        var reachable = ByteSize.Min(amount, GrowthReach.Spare(sizing, step, facts));
        var raises = Shares.Split(reachable, step, GrowthReach.Spares(sizing, facts))!;
        var devices = sizing.Devices.Select((d, i) => raises[i].IsZero ? d : d with { Requested = d.Requested + raises[i], Current = d.Requested + raises[i] }).ToList();
        var rest = amount - reachable;
        if (rest.IsZero)
        {
            var grown = devices.Where((_, i) => !raises[i].IsZero).Select(d => d.Node);
            return new DeviceGrowth(devices.ToEquatableList(), string.Empty) { Note = OnlyOn(grown, sizing, "the other cells have no virtio-mem device with room") };
        }

        var nodes = Nodes(sizing);
        var (ports, slots) = (Ports(facts, live), SlotsForVirtioMem(sizing, facts));
        var count = NewVirtioMem(sizing, facts, live);
        var unit = MemoryMethods.SizeUnit(step, facts);
        var room = MemoryMethods.Room(sizing).RoundDown(unit);
        if (count <= 0 || rest > room)
        {
            return Blocked(sizing, rest > room ? $"the maximum is {sizing.MaxMemory}, of which {room} {(room == MemoryMethods.Room(sizing) ? string.Empty : $"in whole memory blocks of {facts.GuestBlock} ")}is not yet given to devices"
                : ports <= 0 ? "no PCIe root port is free" : $"all {sizing.MemorySlots} slots are in use");
        }

        // The new devices take all room that is left, so that the next growth needs no further device, slot or port.
        var chosen = nodes.OrderBy(n => OnNode(sizing, n).Bytes).ThenBy(n => n).Take(count).ToList();
        var sizes = Shares.Split(room, unit, [.. chosen.Select(_ => room)])!;
        var requests = Shares.Split(rest, step, sizes)!;
        devices.AddRange(chosen.Select((node, i) => new MemoryDevice(MemoryModel.VirtioMem, names.Next("vmem"), sizes[i], node)
        {
            Block = facts.VirtioMemBlock,
            Requested = requests[i],
            Current = live ? requests[i] : ByteSize.Zero,
        }));
        var scarce = ports <= slots ? $"{ports} PCIe root port{(ports == 1 ? " is" : "s are")} free" : $"{slots} slot{(slots == 1 ? " is" : "s are")} free";
        var takers = devices.Where((d, i) => i >= raises.Count ? !d.Requested.IsZero : !raises[i].IsZero).Select(d => d.Node);
        return new DeviceGrowth(devices.Where(d => !d.Size.IsZero).ToEquatableList(), string.Empty) { Note = count < nodes.Count ? OnlyOn(takers, sizing, scarce) : string.Empty };
    }

    /// <summary>Growth that cannot reach all cells makes them uneven, which a guest's programs may feel: the plan says so.</summary>
    private static string OnlyOn(IEnumerable<int?> nodes, Sizing sizing, string reason)
    {
        var some = nodes.OfType<int>().Distinct().Order().ToList();
        return some.Count == 0 || some.Count >= sizing.NumaCells.Count ? string.Empty : $" on node {string.Join(", ", some)} only: {reason}";
    }

    private static ByteSize OnNode(Sizing sizing, int? node) =>
        (node is { } n ? sizing.NumaCells[n].Memory : sizing.BaseMemory)
        + ByteSize.Sum(sizing.Devices.Where(d => d.Node == node).Select(d => d.Capacity));
}
