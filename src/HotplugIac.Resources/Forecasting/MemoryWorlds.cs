using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Forecasting;

/// <summary>What a state does not show of a machine's memory.</summary>
internal static class MemoryWorlds
{
    private static readonly (ByteSize Guest, ByteSize VirtioMem)[] Blocks =
    [
        (ByteSize.FromMiB(128), ByteSize.FromMiB(2)),
        (ByteSize.FromGiB(2), ByteSize.FromMiB(2)),

        // Huge pages.
        (ByteSize.FromGiB(1), ByteSize.FromGiB(1)),
    ];

    public static IEnumerable<World> Of(ShownFacts shown, ShownMachine machine, Wish wish, IEnumerable<World> worlds)
    {
        var hasHotplug = !machine.Configured.MaxMemory.IsZero || machine.Running is { MaxMemory.IsZero: false };
        var hasCells = machine.Configured.NumaCells.Count > 0;
        bool[] both = [true, false];
        worlds = worlds.SelectMany(w => Devices(w, machine));
        if (shown.Method != MemoryModel.VirtioMem)
        {
            worlds = worlds.SelectMany(w => HasVirtioMem(w) ? [w] : new[] { w, w with { Snapshot = w.Snapshot with { Facts = w.Snapshot.Facts with { VirtioMem = false } } } });
        }

        if (!wish.Spec.MemoryMethod.HasValue && !shown.NamesMethod && shown.Method is { } method)
        {
            // What is shown is the user's choice, which stays, or follows from the machine.
            worlds = worlds.SelectMany(w => new[] { w, w with { Spec = w.Spec with { MemoryMethod = method } } });
        }

        worlds = Vary(worlds, hasHotplug ? [true] : both, (f, value) => f with { MemoryHotplug = value });
        worlds = Vary(worlds, hasHotplug && !hasCells ? [false] : both, (f, value) => f with { HotplugNeedsNuma = value });
        worlds = Vary<int?>(worlds, [null, 0, 1], (f, value) => f.VirtioMem ? f with { FreeRootPorts = value } : f);
        worlds = Vary(worlds, both, (f, value) => f.VirtioMem ? f with { VirtioMemTakesSlot = value } : f);
        worlds = Vary(worlds, both, (f, value) => f.VirtioMem ? f with { VirtioMemUnplug = value } : f);
        worlds = Vary(worlds, [.. Blocks.Where(b => b.VirtioMem == Blocks[0].VirtioMem || IsWhole(machine, b.VirtioMem))], (f, value) => f with { GuestBlock = value.Guest, VirtioMemBlock = value.VirtioMem });
        return worlds.Distinct();
    }

    private static bool HasVirtioMem(World world) =>
        world.Snapshot.Configured.Devices.Concat(world.Snapshot.Running?.Devices ?? []).Any(d => d.Model == MemoryModel.VirtioMem);

    /// <summary>A machine on huge pages has whole ones everywhere.</summary>
    private static bool IsWhole(ShownMachine machine, ByteSize page) =>
        new[] { machine.Configured, machine.Running ?? machine.Configured }.All(s => s.BaseMemory.IsMultipleOf(page)
            && s.Devices.All(d => d.Size.IsMultipleOf(page) && d.Requested.IsMultipleOf(page) && (d.Block.IsZero || d.Block >= page)))
        && machine.HiddenConfigured.IsMultipleOf(page) && machine.HiddenRunning.IsMultipleOf(page);

    private static IEnumerable<World> Vary<T>(IEnumerable<World> worlds, IReadOnlyList<T> values, Func<MachineFacts, T, MachineFacts> with) =>
        worlds.SelectMany(w => values.Select(v => w with { Snapshot = w.Snapshot with { Facts = with(w.Snapshot.Facts, v) } })).Distinct();

    /// <summary>Devices that hold the memory that no shown device holds; or none with memory, which does not mean none at all.</summary>
    private static IEnumerable<World> Devices(World world, ShownMachine machine)
    {
        var isPlain = machine.HiddenConfigured.IsZero && machine.HiddenRunning.IsZero;
        string[] aliases = isPlain ? [MemoryDevice.OwnAliasPrefix + "vmem0"] : [MemoryDevice.OwnAliasPrefix + "0", string.Empty];
        if (isPlain)
        {
            yield return world;
        }

        foreach (var alias in aliases)
        {
            foreach (var model in isPlain ? new[] { MemoryModel.VirtioMem } : [MemoryModel.Dimm, MemoryModel.VirtioMem])
            {
                yield return world with
                {
                    Snapshot = world.Snapshot with
                    {
                        Running = world.Snapshot.Running is { } running ? With(running, machine.HiddenRunning, model, alias, live: true) : null,
                        Configured = With(world.Snapshot.Configured, machine.HiddenConfigured, model, alias, live: false),
                    },
                };
            }
        }
    }

    private static Sizing With(Sizing sizing, ByteSize hidden, MemoryModel model, string alias, bool live)
    {
        var room = sizing.MaxMemory > sizing.TotalMemory ? sizing.MaxMemory - sizing.TotalMemory : ByteSize.Zero;
        var (size, block) = (room.RoundDown(Blocks[0].VirtioMem), Blocks[0].VirtioMem);
        int? node = sizing.NumaCells.Count > 0 ? 0 : null;
        if (model == MemoryModel.VirtioMem && !size.IsZero && hidden <= size && hidden.IsMultipleOf(block))
        {
            var device = new MemoryDevice(model, alias, size, node) { Requested = hidden, Current = live ? hidden : ByteSize.Zero, Block = block };
            return sizing with { Devices = [.. sizing.Devices, device] };
        }

        return hidden.IsZero ? sizing : sizing with { Devices = [.. sizing.Devices, new MemoryDevice(MemoryModel.Dimm, alias, hidden, node)] };
    }
}
