namespace EndToEnd.Attributes;

/// <summary>One row for each attribute that a user can set on a machine.</summary>
internal static class ResourceRows
{
    private const string Definition = "<domain type='kvm'><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>";

    /// <summary>What every machine has unless its row says otherwise.</summary>
    public static IReadOnlyDictionary<string, string?> Usual { get; } = Of(("definition", $"\"{Definition}\""), ("vcpus", "2"), ("memory", "\"1GiB\""));

    /// <param name="uri">Where the machines are.</param>
    /// <param name="sameUri">The same place, spelled otherwise.</param>
    /// <param name="name">The name of the machine whose row is <c>name</c>.</param>
    public static IReadOnlyList<AttributeRow> All(string uri, string sameUri, string name) =>
    [
        new("name", $"\"{name}\"", "\"\"", "HP9011") { Cleared = Cleared.Never },
        new("uri", $"\"{uri}\"", "\"vbox:///session\"", "HP9010") { Live = $"\"{sameUri}\"", LiveVerdict = "none", Cleared = Cleared.Null },
        new("definition", $"\"{Definition}\"", "\"<domain>\"", "HP9009") { Cleared = Cleared.Null },
        new("vcpus", "2", "0", "HP9001") { Live = "4", Reboot = "12", BesideReboot = Of(("max_vcpus", "16")), Cleared = Cleared.Never },
        new("max_vcpus", "4", "0", "HP9001") { Reboot = "16" },
        new("min_vcpus", "2", "9", "HP9016") { Reboot = "1" },
        new("cpu_topology", "{ sockets = 1, cores = 8 }", "{ sockets = 0, cores = 3 }", "HP9027") { Reboot = "{ sockets = 2, cores = 4 }" },
        new("memory", "\"1GiB\"", "\"1GB\"", "HP9003") { Live = "\"2GiB\"", Reboot = "\"6GiB\"", BesideReboot = Of(("max_memory", "\"8GiB\"")) },
        new("base_memory", "\"512MiB\"", "\"1\"", "HP9003") { Reboot = "\"1GiB\"" },
        new("max_memory", "\"2GiB\"", "\"much\"", "HP9003") { Reboot = "\"8GiB\"" },
        new("memory_slots", "4", "257", "HP9006") { Reboot = "8" },
        new("memory_method", "\"dimm\"", "\"ssd\"", "HP9013") { Live = "\"virtio-mem\"", LiveVerdict = "none" },
        new("memory_devices", Devices("2GiB", "1GiB"), "{ a = { model = \"ssd\", size = \"1GiB\", node = 0 } }", "HP9026")
        {
            Beside = Of(("memory", null), ("base_memory", "\"1GiB\"")),
            Live = Devices("2GiB", "2GiB"),
            Reboot = Devices("3GiB", "2GiB"),
            Cleared = Cleared.Null,
        },
        new("numa_cells", Cells("0-3", "4-7"), "[{ cpus = \"x\", memory = \"1GiB\" }]", "HP9008") { Reboot = Cells("0,2,4,6", "1,3,5,7") },
        new("numa_tune", Tune("restrictive", "0"), Tune("loose", "0"), "HP9026") { Live = Tune("restrictive", "0-1"), Reboot = Tune("strict", "0"), Cleared = Cleared.Null },
        Policy("on_reboot_required", "\"defer\"", "\"reboot\"", "\"never\"", "HP9026"),
        Policy("unplug", "\"live\"", "\"live_or_pending\"", "\"maybe\"", "HP9026"),
        Policy("shutdown_timeout", "\"90s\"", "\"2m\"", "\"5\"", "HP9025"),
        Policy("unplug_timeout", "\"30s\"", "\"20s\"", "\"-3s\"", "HP9025"),
        Policy("force_stop", "true", "false", "\"sometimes\"", string.Empty),
        Policy("guest", "\"ignore\"", "\"auto\"", "\"yes\"", "HP9026"),
        Policy("timeouts", "{ create = \"5m\", update = \"5m\" }", "{ update = \"10m\" }", "{ update = \"soon\" }", "HP9025"),
    ];

    public static IReadOnlyDictionary<string, string?> Of(params (string Attribute, string? Value)[] values) => values.ToDictionary(v => v.Attribute, v => v.Value);

    private static AttributeRow Policy(string attribute, string create, string changed, string wrong, string code) =>
        new(attribute, create, wrong, code) { Live = changed, LiveVerdict = "none", Cleared = Cleared.Null };

    private static string Devices(string size, string requested) => $$"""{ a = { model = "virtio-mem", size = "{{size}}", requested = "{{requested}}", node = 0 } }""";

    private static string Cells(string first, string second) => $$"""[{ cpus = "{{first}}", memory = "512MiB" }, { cpus = "{{second}}", memory = "512MiB" }]""";

    private static string Tune(string mode, string nodeset) => $$"""{ mode = "{{mode}}", nodeset = "{{nodeset}}" }""";
}
