namespace HotplugIac.Libvirt.Tests;

/// <summary>Domain XML for tests: real dumps, and small documents of which a test says the part that matters.</summary>
internal static class Sample
{
    /// <summary>A machine with two cells, a virtio-mem device without alias and a DIMM with one; never hotplugged.</summary>
    public static string Inactive => Dump("inactive");

    /// <summary>The same machine with <c>vcpus</c>, 0 and 1 fixed, 2 hotpluggable and on.</summary>
    public static string InactiveVcpus => Dump("inactive-vcpus");

    /// <summary>The same machine just started.</summary>
    public static string Live => Dump("live");

    /// <summary>The same machine after a vCPU and a DIMM were hot-added.</summary>
    public static string LiveHotplugged => Dump("live-hotplugged");

    public static IEnumerable<string> AllInactive =>
    [
        Inactive,
        InactiveVcpus,
        Machine(),
        Machine(cpu: Cells("0-3:524288", "4-7:524290")),
        Machine(vcpu: "<vcpu placement='static' cpuset='0-3'>8</vcpu>", memory: "<memory unit='KiB'>786430</memory>"),
        Machine(devices: Dimm(alias: "ua-a") + VirtioMem(alias: "ua-b") + Nvdimm, memory: "<maxMemory slots='16' unit='KiB'>16777216</maxMemory><memory unit='KiB'>8388608</memory>"),
        Machine(vcpu: "<vcpu current='2'>4</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='3' enabled='yes' hotpluggable='yes' order='2'/></vcpus>"),
        Machine(cpu: "<cpu mode='host-model'><topology sockets='2' dies='1' clusters='2' cores='1' threads='2'/></cpu>"),
    ];

    public const string Nvdimm =
        "<memory model='nvdimm'><source><path>/tmp/nvdimm</path></source><target><size unit='KiB'>524288</size><node>0</node></target></memory>";

    public static string Machine(
        string vcpu = "<vcpu placement='static' current='2'>8</vcpu>",
        string memory = "<memory unit='KiB'>1048576</memory><currentMemory unit='KiB'>1048576</currentMemory>",
        string cpu = "",
        string devices = "",
        string features = "<features><acpi/></features>",
        string arch = "x86_64",
        string machine = "pc-q35-7.2",
        string type = "kvm") =>
        $"<domain type='{type}'><name>vm</name><uuid>8005ce2f-1998-4bb2-87d4-90774a600b31</uuid>{memory}{vcpu}"
        + $"<os><type arch='{arch}' machine='{machine}'>hvm</type></os>{features}{cpu}<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>{devices}</devices></domain>";

    /// <param name="cells"><c>cpus:KiB</c> each.</param>
    public static string Cells(params string[] cells) =>
        "<cpu><numa>" + string.Concat(cells.Select((c, i) => $"<cell id='{i}' cpus='{c.Split(':')[0]}' memory='{c.Split(':')[1]}' unit='KiB'/>")) + "</numa></cpu>";

    public static string Dimm(string? alias = null, long kib = 131072, int node = 0) =>
        $"<memory model='dimm'><target><size unit='KiB'>{kib}</size><node>{node}</node></target>{Alias(alias)}</memory>";

    public static string VirtioMem(string? alias = null, long kib = 1048576, long requested = 262144, long? current = null) =>
        $"<memory model='virtio-mem'><target><size unit='KiB'>{kib}</size><node>0</node><block unit='KiB'>2048</block>"
        + $"<requested unit='KiB'>{requested}</requested>{(current is { } now ? $"<current unit='KiB'>{now}</current>" : "")}</target>{Alias(alias)}</memory>";

    private static string Alias(string? alias) => alias is null ? "" : $"<alias name='{alias}'/>";

    private static string Dump(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"{name}.xml"));
}
