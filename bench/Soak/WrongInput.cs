using TerraformPlugin;

namespace HotplugIac.Soak;

/// <summary>What nobody can have, and people write all the same.</summary>
internal static class WrongInput
{
    private static readonly (string Attribute, TfValue Value)[] Known =
    [
        ("vcpus", 0), ("vcpus", -3), ("vcpus", 100_000), ("vcpus", TfNumber.Parse("2.5")), ("max_vcpus", 0), ("max_vcpus", 1), ("min_vcpus", 99),
        ("memory", "lots"), ("memory", "3GB"), ("memory", "0B"), ("memory", "8EiB"), ("memory", "100MiB"), ("memory", "1234567B"), ("memory", ""),
        ("base_memory", "64TiB"), ("max_memory", "1MiB"), ("max_memory", "-1GiB"), ("memory_slots", -1), ("memory_slots", 5000), ("memory_method", "hope"),
        ("unplug", "never"), ("unplug_timeout", "soon"), ("unplug_timeout", "-5s"), ("shutdown_timeout", "9000h"), ("on_reboot_required", "ask"), ("guest", "please"),
        ("definition", "<domain"), ("definition", "{"), ("uri", "vbox:///session"), ("uri", "sim://relative"),
    ];

    public static TfObject Into(Random random, TfObject config) => random.Next(8) switch
    {
        0 => config.With("cpu_topology", Object(("sockets", 0), ("dies", 1), ("cores", 7), ("threads", 1))),
        1 => config.With("numa_cells", new TfList([Object(("cpus", "0-1"), ("memory", "256MiB")), Object(("cpus", "1-5"), ("memory", "256MiB"))])),
        2 => config.With("memory_devices", new TfMap(new Dictionary<string, TfValue> { ["x"] = Object(("model", "floppy"), ("size", "1GiB")) })),
        3 => config.With("numa_tune", Object(("mode", "strict"), ("nodeset", "64-70"))),
        // To add a definition is to own the machine: it would be gone with its resource.
        _ => Known[random.Next(Known.Length)] is var (attribute, value) && (attribute != "definition" || !config[attribute].IsNull) ? config.With(attribute, value) : config,
    };

    private static TfObject Object(params (string Name, TfValue Value)[] attributes) => new(attributes.ToDictionary(a => a.Name, a => a.Value));
}
