using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Tests.Api;

/// <summary>
/// The part of the published API description that the peer serves, written down from
/// <c>vmm/src/api/openapi/cloud-hypervisor.yaml</c> (API version 0.3.0, release v53.0): paths and methods, and of each object the
/// names, types (int, bool, string, an object, or a list of them) and what is required (!).
/// </summary>
internal static class PublishedApi
{
    /// <summary>Path: method, object of the request, object of the answer.</summary>
    public static IReadOnlyDictionary<string, (string Method, string? Request, string? Answer)> Paths { get; } =
        new Dictionary<string, (string Method, string? Request, string? Answer)>(StringComparer.Ordinal)
        {
            ["vmm.ping"] = ("GET", null, "VmmPingResponse"),
            ["vmm.shutdown"] = ("PUT", null, null),
            ["vm.info"] = ("GET", null, "VmInfo"),
            ["vm.counters"] = ("GET", null, "VmCounters"),
            ["vm.create"] = ("PUT", "VmConfig", null),
            ["vm.delete"] = ("PUT", null, null),
            ["vm.boot"] = ("PUT", null, null),
            ["vm.pause"] = ("PUT", null, null),
            ["vm.resume"] = ("PUT", null, null),
            ["vm.shutdown"] = ("PUT", null, null),
            ["vm.reboot"] = ("PUT", null, null),
            ["vm.power-button"] = ("PUT", null, null),
            ["vm.resize"] = ("PUT", "VmResize", null),
            ["vm.resize-zone"] = ("PUT", "VmResizeZone", null),
        };

    public static IReadOnlyDictionary<string, IReadOnlyList<Member>> Objects { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["VmmPingResponse"] = "build_version:string version:string! pid:int features:string[]",
        ["VmInfo"] = "config:VmConfig! state:VmState! memory_actual_size:int",
        ["VmCounters"] = "",
        ["VmConfig"] = """
            cpus:CpusConfig memory:MemoryConfig payload:PayloadConfig! rng:RngConfig balloon:BalloonConfig serial:ConsoleConfig
            console:ConsoleConfig numa:NumaConfig[] iommu:bool watchdog:bool pvpanic:bool landlock_enable:bool
            """,
        ["CpusConfig"] = """
            boot_vcpus:int! max_vcpus:int! topology:CpuTopology kvm_hyperv:bool max_phys_bits:int nested:bool affinity:CpuAffinity[]
            features:CpuFeatures core_scheduling:CoreSchedulingMode
            """,
        ["CpuTopology"] = "threads_per_core:int cores_per_die:int dies_per_package:int packages:int",
        ["CpuAffinity"] = "vcpu:int! host_cpus:int[]!",
        ["CpuFeatures"] = "amx:bool",
        ["MemoryConfig"] = """
            size:int! hotplug_size:int hotplugged_size:int mergeable:bool hotplug_method:HotplugMethod shared:bool hugepages:bool
            hugepage_size:int prefault:bool reserve:bool thp:bool zones:MemoryZoneConfig[]
            """,
        ["MemoryZoneConfig"] = """
            id:string! size:int! file:string mergeable:bool shared:bool hugepages:bool hugepage_size:int host_numa_node:int hotplug_size:int
            hotplugged_size:int prefault:bool reserve:bool
            """,
        ["PayloadConfig"] = "firmware:string kernel:string cmdline:string initramfs:string",
        ["BalloonConfig"] = "size:int! deflate_on_oom:bool free_page_reporting:bool",
        ["NumaConfig"] = "guest_numa_id:int! cpus:int[] distances:NumaDistance[] memory_zones:string[]",
        ["NumaDistance"] = "destination:int! distance:int!",
        ["RngConfig"] = "src:string!",
        ["ConsoleConfig"] = "mode:ConsoleMode!",
        ["VmResize"] = "desired_vcpus:int desired_ram:int desired_balloon:int",
        ["VmResizeZone"] = "id:string desired_ram:int",
    }.ToDictionary(o => o.Key, o => Members(o.Value), StringComparer.Ordinal);

    /// <summary>Types that are one of some words. hotplug_method is any string there, with "Acpi" as default.</summary>
    public static IReadOnlyDictionary<string, string[]> Words { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["VmState"] = ["Created", "Running", "Shutdown", "Paused"],
        ["CoreSchedulingMode"] = ["Vm", "Vcpu", "Off"],
        ["ConsoleMode"] = ["Off", "Pty", "Tty", "File", "Socket", "Null"],
        ["HotplugMethod"] = ["Acpi", "VirtioMem"],
    };

    /// <summary>A value of a type, with all of its members.</summary>
    public static JsonNode Sample(string type) => type switch
    {
        _ when type.EndsWith("[]", StringComparison.Ordinal) => new JsonArray(Sample(type[..^2])),
        "int" => 1,
        "bool" => true,
        "string" => "a",
        _ when Words.TryGetValue(type, out var words) => words[0],
        _ => new JsonObject(Objects[type].Select(m => KeyValuePair.Create(m.Name, (JsonNode?)Sample(m.Type)))),
    };

    private static IReadOnlyList<Member> Members(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split(':')).Select(m => new Member(m[0], m[1].TrimEnd('!'), m[1].EndsWith('!'))),
    ];
}

/// <summary>A member of an object.</summary>
internal sealed record Member(string Name, string Type, bool Required);
