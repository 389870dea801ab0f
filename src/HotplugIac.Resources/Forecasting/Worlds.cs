using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Forecasting;

/// <summary>
/// The worlds that look as shown. Facts that only private data has (free root ports, versions, block sizes, devices that the
/// planner chose) take each value that makes a difference to plans. What is assumed: vCPUs can be plugged up to
/// <c>max_vcpus</c>, no apply was broken off in the middle, no saved image waits for a start, and no device takes slots without being capacity.
/// </summary>
internal static class Worlds
{
    private static readonly HashSet<string> Nothing = [];

    public static IReadOnlyList<World> Of(ShownFacts shown, ShownMachine machine, Wish wish)
    {
        var snapshot = new MachineSnapshot(string.Empty, wish.Spec.Name, string.Empty, machine.Power, machine.Running, machine.Configured, new MachineFacts { VirtioMem = true });
        IEnumerable<World> worlds = [new World(snapshot, wish.Spec, machine.Pending)];
        if (machine.Pending.Count > 0)
        {
            worlds = worlds.SelectMany(w => new[] { w, w with { Deferred = Nothing } });
        }

        if (!shown.HasMinVcpus)
        {
            worlds = worlds.SelectMany(w => new[] { w, Sized(w, s => s with { MinVcpus = s.Vcpus }) });
        }

        return wish.ConcernsMemory || machine.Pending.Count > 0 ? [.. MemoryWorlds.Of(shown, machine, wish, worlds)] : [.. worlds];
    }

    public static World Sized(World world, Func<Sizing, Sizing> change) => world with
    {
        Snapshot = world.Snapshot with
        {
            Running = world.Snapshot.Running is { } running ? change(running) : null,
            Configured = change(world.Snapshot.Configured),
        },
    };
}
