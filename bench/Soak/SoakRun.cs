using HotplugIac.Harness;
using HotplugIac.Soak.Leaks;
using HotplugIac.Soak.Oracles;
using HotplugIac.Soak.Worlds;
using TerraformPlugin;

namespace HotplugIac.Soak;

/// <summary>All fleets side by side, until the time is over.</summary>
internal sealed class SoakRun(SoakOptions options, CancellationToken stop)
{
    /// <summary>However short: one round for the machines as they are first met, and one more.</summary>
    private const int LeastRounds = 2;

    private readonly Tally _tally = new(options.Seed, new MessageOracle(Secrets.All));
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <returns>The report, and whether every promise was kept.</returns>
    public async Task<(string Report, bool Holds)> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("soak-");
        try
        {
            await using var worlds = new WorldList();
            var leaks = await FleetsAsync(worlds, folder.FullName);
            foreach (var fault in leaks.SelectMany(l => l.Faults()))
            {
                _tally.Break(fault);
            }

            foreach (var left in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            {
                _tally.Break($"a provider has left {left.Name} among its temporary files");
            }

            return (Report.Write(options, TimeProvider.System.GetElapsedTime(_started), _tally, leaks), _tally.Broken == 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<LeakWatch>> FleetsAsync(WorldList worlds, string folder)
    {
        var fleets = new List<Fleet>();
        var starter = new ProviderStarter(options.Program, folder, new TfObject(new Dictionary<string, TfValue> { ["max_parallel_power_cycles"] = 8 }));
        foreach (var (name, isKilled) in new[] { ("steady", false), ("killed", true) })
        {
            var machines = isKilled ? options.Machines / 2 : options.Machines - (options.Machines / 2);
            if (machines > 0)
            {
                var world = worlds.Add(await SimulatorWorld.CreateAsync($"simulator-{name}", options.Folder, machines, options.Seed));
                fleets.Add(new Fleet(world, starter, _tally, options.Seed, activeAtOnce: 300, parallelism: 24, isKilled));
            }
        }

        if (options.Guests > 0)
        {
            var lab = await LibvirtLab.OpenAsync(stop);
            await LockedHost.TryAsync(starter, _tally, options.Seed);
            foreach (var (name, isKilled) in new[] { ("steady", false), ("killed", true) })
            {
                var guests = isKilled ? options.Guests / 2 : options.Guests - (options.Guests / 2);
                if (guests > 0)
                {
                    var world = worlds.Add(await LibvirtWorld.CreateAsync(lab, $"libvirt-{name}", guests, options.Seed));
                    fleets.Add(new Fleet(world, starter, _tally, options.Seed, activeAtOnce: 6, parallelism: 3, isKilled));
                }
            }

            var restarted = worlds.Add(await RestartedWorld.CreateAsync(options.Guests, options.Seed));
            fleets.Add(new Fleet(restarted, starter, _tally, options.Seed, activeAtOnce: 12, parallelism: 6, isKilled: false));
        }

        await Task.WhenAll(fleets.Select(f => Task.Run(() => f.RunAsync(GoesOn), CancellationToken.None)));
        return [.. fleets.Select(f => f.Leaks).Where(l => l.Samples.Count > 0)];
    }

    private bool GoesOn(int round) =>
        !stop.IsCancellationRequested && (round < LeastRounds || TimeProvider.System.GetElapsedTime(_started) < TimeSpan.FromMinutes(options.Minutes));
}
