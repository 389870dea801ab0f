using System.Globalization;
using HotplugIac.Soak.Worlds;
using TerraformPlugin;

namespace HotplugIac.Soak;

/// <summary>What the configuration of a machine says next: mostly what can be, sometimes what cannot.</summary>
internal static class Wishes
{
    private const int BlockMiB = 128;

    private static readonly string[] Optional =
    [
        "max_vcpus", "min_vcpus", "cpu_topology", "base_memory", "max_memory", "memory_slots", "memory_method", "memory_devices", "numa_cells", "numa_tune", "guest",
    ];

    public static TfObject Next(Random random, TfObject config, Observed? machine, WishRange range)
    {
        var next = Policies(random, config, range);
        var sizes = machine?.Configured ?? new Sizes(2, 4, Blocks(4), Blocks(4), Blocks(8), 4);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            next = Change(random, next, sizes, range);
        }

        return Possible(next, machine, range);
    }

    /// <summary>The same, but never what the world is known not to do.</summary>
    public static TfObject Possible(TfObject config, Observed? machine, WishRange range) =>
        range.CanUnplugVcpus || machine?.Running is not { } running || !(Number(config, "vcpus") < running.Vcpus || Number(config, "max_vcpus") < running.Vcpus)
            ? config : config.With("unplug", "reboot");

    private static TfObject Change(Random random, TfObject config, Sizes sizes, WishRange range)
    {
        int Upto(int high) => random.Next(range.LeastBlocks, Math.Max(range.LeastBlocks, high) + 1);
        var ceiling = (int)(sizes.MaxMemory / Blocks(1));
        switch (random.Next(24))
        {
            case < 5:
                return config.With("vcpus", random.Next(1, (int)Math.Min(sizes.MaxVcpus, range.MostVcpus) + (random.Next(6) == 0 ? 3 : 1)));
            case < 11:
                return config.With("memory_devices", TfNull.Instance).With("numa_cells", TfNull.Instance).With("base_memory", TfNull.Instance)
                    .With("memory", MiB(Upto(Math.Min(ceiling, range.MostBlocks) + (random.Next(5) == 0 ? 3 : 0))));
            case 11:
                return config.With("max_vcpus", random.Next(1, range.MostVcpus + 1));
            case 12:
                return config.With("min_vcpus", random.Next(1, (int)sizes.Vcpus + 1));
            case 13:
                return config.With("max_memory", MiB(Upto(range.MostBlocks)));
            case 14:
                return config.With("memory_slots", random.Next(1, 18));
            case 15:
                return config.With("base_memory", MiB(Upto(Math.Min(ceiling, range.MostBlocks / 2))));
            case 16:
                return config.With("memory_method", random.Next(2) == 0 ? "dimm" : "virtio-mem");
            case 17:
                return config.With("memory", TfNull.Instance).With("memory_devices", Devices(random));
            case 18:
                return NumaCells(random, config, sizes, range);
            case 19:
                return config.With("cpu_topology", Topology(random, (int)(Number(config, "max_vcpus") ?? sizes.MaxVcpus)));
            case 20:
                return WrongInput.Into(random, config);
            default:
                return config.With(Optional[random.Next(Optional.Length)], TfNull.Instance) is var less && less["memory"].IsNull && less["memory_devices"].IsNull
                    ? less.With("memory", MiB((int)(sizes.Memory / Blocks(1)))) : config;
        }
    }

    private static TfObject Policies(Random random, TfObject config, WishRange range) => config
        .With("on_reboot_required", random.Next(10) switch { 0 => "fail", < 4 => "reboot", < 9 => "defer", _ => null })
        .With("unplug", random.Next(8) switch { 0 => "reboot", 1 or 2 => "live_or_pending", 3 => null, _ => "live" })
        .With("guest", random.Next(range.CanUnplugVcpus ? 6 : 12) switch { 0 => "ignore", 1 => "online", 2 => "verify", _ => null });

    private static TfMap Devices(Random random) => new(Enumerable.Range(0, random.Next(1, 4)).ToDictionary(
        i => string.Create(CultureInfo.InvariantCulture, $"d{i}"),
        TfValue (_) =>
        {
            var size = random.Next(1, 5);
            var isVirtio = random.Next(2) == 0;
            return new TfObject(new Dictionary<string, TfValue>
            {
                ["model"] = isVirtio ? "virtio-mem" : "dimm",
                ["size"] = MiB(size),
                ["requested"] = isVirtio && random.Next(2) == 0 ? MiB(random.Next(0, size + 1)) : TfNull.Instance,
            });
        }));

    private static TfObject NumaCells(Random random, TfObject config, Sizes sizes, WishRange range)
    {
        var vcpus = (int)(Number(config, "max_vcpus") ?? sizes.MaxVcpus);
        var count = Math.Min(1 << random.Next(0, 3), vcpus);
        var blocks = Math.Max(1, range.LeastBlocks / count);
        var cells = Enumerable.Range(0, count).Select(TfValue (cell) => new TfObject(new Dictionary<string, TfValue>
        {
            ["cpus"] = string.Join(',', Enumerable.Range(0, vcpus).Where(id => id % count == cell)),
            ["memory"] = MiB(blocks),
        }));
        return config.With("base_memory", TfNull.Instance).With("memory_devices", TfNull.Instance)
            .With("memory", MiB((blocks * count) + random.Next(0, 3))).With("numa_cells", new TfList([.. cells]));
    }

    private static TfObject Topology(Random random, int vcpus)
    {
        var cores = random.Next(1, 4);
        var fits = vcpus % cores == 0;
        return new TfObject(new Dictionary<string, TfValue> { ["sockets"] = fits ? vcpus / cores : 1, ["dies"] = 1, ["cores"] = fits ? cores : vcpus, ["threads"] = 1 });
    }

    private static long? Number(TfObject config, string name) =>
        config[name] is TfNumber number && number.TryGetDecimal(out var value) && value is > 0 and < 1024 ? (long)value : null;

    private static long Blocks(int count) => (long)count * BlockMiB << 20;

    private static TfValue MiB(int blocks) => string.Create(CultureInfo.InvariantCulture, $"{blocks * BlockMiB}MiB");
}
