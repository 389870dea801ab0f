namespace HotplugIac.Peer.Config;

/// <summary>
/// The parts of the API's objects that have to do with CPU and memory, with the defaults that the real one gives back.
/// Names and types are checked against the published API description by the tests.
/// </summary>
internal static class Shapes
{
    private static readonly Shape Topology = new(
        new Field("threads_per_core", Kind.Number, Required: true),
        new Field("cores_per_die", Kind.Number, Required: true),
        new Field("dies_per_package", Kind.Number, Required: true),
        new Field("packages", Kind.Number, Required: true));

    private static readonly Shape Affinity = new(
        new Field("vcpu", Kind.Number, Required: true),
        new Field("host_cpus", Kind.Numbers, Required: true));

    private static readonly Shape Zone = new(
        new Field("id", Kind.Text, Required: true),
        new Field("size", Kind.Number, Required: true),
        new Field("file", Kind.Text),
        Off("mergeable"),
        Off("shared"),
        Off("hugepages"),
        new Field("hugepage_size", Kind.Number),
        new Field("host_numa_node", Kind.Number),
        new Field("hotplug_size", Kind.Number),
        new Field("hotplugged_size", Kind.Number),
        Off("prefault"),
        Off("reserve") with { Since = 53 });

    private static readonly Shape Memory = new(
        new Field("size", Kind.Number, Required: true),
        new Field("hotplug_size", Kind.Number),
        new Field("hotplugged_size", Kind.Number),
        Off("mergeable"),
        new Field("hotplug_method", Kind.Text, Default: "\"Acpi\"") { Words = ["Acpi", "VirtioMem"] },
        Off("shared"),
        Off("hugepages"),
        new Field("hugepage_size", Kind.Number),
        Off("prefault"),
        Off("reserve") with { Since = 53 },
        new Field("thp", Kind.Flag, Default: "true"),
        new Field("zones", Kind.Objects, Of: Zone));

    private static readonly Shape Distance = new(
        new Field("destination", Kind.Number, Required: true),
        new Field("distance", Kind.Number, Required: true));

    private static readonly Shape Numa = new(
        new Field("guest_numa_id", Kind.Number, Required: true),
        new Field("cpus", Kind.Numbers),
        new Field("distances", Kind.Objects, Of: Distance),
        new Field("memory_zones", Kind.Texts));

    private static readonly Shape Payload = new(
        new Field("firmware", Kind.Text),
        new Field("kernel", Kind.Text),
        new Field("cmdline", Kind.Text),
        new Field("initramfs", Kind.Text));

    private static readonly Shape Balloon = new(
        new Field("size", Kind.Number, Required: true),
        Off("deflate_on_oom"),
        Off("free_page_reporting"));

    /// <summary>The body of <c>vm.resize</c>.</summary>
    public static Shape Resize(PeerVersion version) => new(
        new Field("desired_vcpus", Kind.Number) { Most = MostVcpus(version) },
        new Field("desired_ram", Kind.Number),
        new Field("desired_balloon", Kind.Number));

    /// <summary>The body of <c>vm.resize-zone</c>.</summary>
    public static Shape ResizeZone { get; } = new(
        new Field("id", Kind.Text, Required: true),
        new Field("desired_ram", Kind.Number, Required: true));

    /// <summary>The body of <c>vm.create</c>. A payload is wanted at the boot only.</summary>
    public static Shape VmConfig(PeerVersion version) => new(
        new Field("cpus", Kind.Object, Default: """{"boot_vcpus":1,"max_vcpus":1}""", Of: Cpus(version)),
        new Field("memory", Kind.Object, Default: """{"size":536870912}""", Of: Memory),
        new Field("payload", Kind.Object, Of: Payload),
        new Field("rng", Kind.Object, Default: """{"src":"/dev/urandom"}"""),
        new Field("balloon", Kind.Object, Of: Balloon),
        new Field("serial", Kind.Object, Default: """{"mode":"Null"}"""),
        new Field("console", Kind.Object, Default: """{"mode":"Tty"}"""),
        new Field("numa", Kind.Objects, Of: Numa),
        Off("iommu"),
        Off("watchdog"),
        Off("pvpanic"),
        Off("landlock_enable"));

    private static Shape Cpus(PeerVersion version) => new(
        new Field("boot_vcpus", Kind.Number, Required: true) { Most = MostVcpus(version) },
        new Field("max_vcpus", Kind.Number, Required: true) { Most = MostVcpus(version) },
        new Field("topology", Kind.Object, Of: Topology),
        Off("kvm_hyperv"),
        new Field("max_phys_bits", Kind.Number, Default: "46"),
        new Field("nested", Kind.Flag, Default: "true") { Since = 53 },
        new Field("affinity", Kind.Objects, Of: Affinity),
        new Field("features", Kind.Object, Default: """{"amx":false}"""),
        new Field("core_scheduling", Kind.Text, Default: "\"Vm\"") { Words = ["Vm", "Vcpu", "Off"], Since = 53 });

    private static Field Off(string name) => new(name, Kind.Flag, Default: "false");

    private static long MostVcpus(PeerVersion version) => version.VcpusAreWide ? uint.MaxValue : byte.MaxValue;
}
