using System.Text.Json.Nodes;

namespace EndToEnd.Pulumi;

/// <summary>A change of a simulated machine.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Seed">Members of the machine in the simulator's file, as JSON without braces.</param>
/// <param name="From">What the program says first, as JSON without braces, in the names of the schema table.</param>
/// <param name="To">What it says then.</param>
internal sealed record ImpactCase(string What, string Seed, string From, string To)
{
    /// <summary>2 vCPUs of 8, 1 GiB of 8.</summary>
    public const string Growing = """ "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 """;

    public const string Off = Growing + """, "running": false """;
    public const string Paused = Growing + """, "paused": true """;
    public const string Fixed = """ "vcpus": 2, "memory": "1GiB" """;
    public const string Cells = """ "vcpus": 4, "max_vcpus": 8, "memory": "2GiB", "max_memory": "8GiB", "memory_slots": 16, "numa_cells": [ { "cpus": "0-3", "memory": "1GiB" }, { "cpus": "4-7", "memory": "1GiB" } ] """;
    public const string Dimm = """ "vcpus": 2, "max_vcpus": 8, "base_memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16, "memory_devices": [ { "model": "dimm", "alias": "ua-a", "size": "1GiB", "node": 0 } ] """;
    public const string Virtio = """ "vcpus": 2, "max_vcpus": 8, "base_memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16, "memory_devices": [ { "model": "virtio-mem", "alias": "ua-m", "size": "4GiB", "requested": "1GiB", "block": "2MiB", "node": 0 } ] """;

    public static IReadOnlyList<ImpactCase> Changes { get; } =
    [
        .. Vcpus,
        .. Memory,
        .. Devices,
        .. Shape,
        .. Policy,
    ];

    /// <summary>What no preview lets pass.</summary>
    public static IReadOnlyList<ImpactCase> Errors { get; } =
    [
        new("reboot forbidden", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"max_memory\": \"16GiB\", \"on_reboot_required\": \"fail\""),
        new("vcpus above max_vcpus", Growing, "\"vcpus\": 2", "\"vcpus\": 9, \"max_vcpus\": 8"),
        new("memory above max_memory", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"9GiB\", \"max_memory\": \"8GiB\""),
        new("topology that does not agree", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"cpu_topology\": { \"sockets\": 3, \"cores\": 2 }"),
        new("cells that do not add up", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"base_memory\": \"1GiB\", \"numa_cells\": [ { \"cpus\": \"0-7\", \"memory\": \"2GiB\" } ]"),
        new("vcpu in two cells", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"numa_cells\": [ { \"cpus\": \"0-7\", \"memory\": \"512MiB\" }, { \"cpus\": \"7\", \"memory\": \"512MiB\" } ]"),
        new("a device and memory that disagree", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"4GiB\", \"memory_devices\": { \"a\": { \"model\": \"dimm\", \"size\": \"1GiB\", \"node\": 0 } }"),
        new("a DIMM of half a block", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory_devices\": { \"a\": { \"model\": \"dimm\", \"size\": \"100MiB\", \"node\": 0 } }"),
        new("a device for a cell that is not there", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory_devices\": { \"a\": { \"model\": \"dimm\", \"size\": \"1GiB\", \"node\": 5 } }"),
        new("min_vcpus above vcpus", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"min_vcpus\": 3"),
    ];

    private static IEnumerable<ImpactCase> Vcpus =>
    [
        new("nothing", Growing, "\"vcpus\": 2", "\"vcpus\": 2"),
        new("grow", Growing, "\"vcpus\": 2", "\"vcpus\": 4"),
        new("grow to the maximum", Growing, "\"vcpus\": 2", "\"vcpus\": 8"),
        new("grow beyond the maximum", Growing, "\"vcpus\": 2", "\"vcpus\": 12, \"max_vcpus\": 16"),
        new("a higher maximum", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"max_vcpus\": 16"),
        new("a lower maximum", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"max_vcpus\": 4"),
        new("shrink", Growing, "\"vcpus\": 2", "\"vcpus\": 1"),
        new("shrink below the floor", Growing.Replace("\"vcpus\": 2", "\"vcpus\": 4, \"min_vcpus\": 2", StringComparison.Ordinal), "\"vcpus\": 4", "\"vcpus\": 1, \"min_vcpus\": 1"),
        new("shrink or pending", Growing, "\"vcpus\": 2", "\"vcpus\": 1, \"unplug\": \"live_or_pending\""),
        new("shrink at a reboot only", Growing, "\"vcpus\": 2", "\"vcpus\": 1, \"unplug\": \"reboot\""),
        new("another floor", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"min_vcpus\": 2"),
        new("grow what is off", Off, "\"vcpus\": 2", "\"vcpus\": 4"),
        new("a higher maximum while off", Off, "\"vcpus\": 2", "\"vcpus\": 2, \"max_vcpus\": 16"),
        new("grow what is paused", Paused, "\"vcpus\": 2", "\"vcpus\": 4"),
        new("grow what cannot", Fixed, "\"vcpus\": 2", "\"vcpus\": 4, \"max_vcpus\": 4"),
    ];

    private static IEnumerable<ImpactCase> Memory =>
    [
        new("memory in other units", Growing, "\"vcpus\": 2, \"memory\": \"1GiB\"", "\"vcpus\": 2, \"memory\": \"1024MiB\""),
        new("more memory", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"2GiB\""),
        new("more memory by DIMM", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"2GiB\", \"memory_method\": \"dimm\""),
        new("all the memory", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"8GiB\""),
        new("memory beyond the maximum", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"12GiB\", \"max_memory\": \"16GiB\""),
        new("a higher memory maximum", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"max_memory\": \"16GiB\""),
        new("less base memory", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"base_memory\": \"512MiB\", \"memory\": \"512MiB\""),
        new("more base memory", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"base_memory\": \"2GiB\", \"memory\": \"2GiB\""),
        new("more slots", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory_slots\": 32"),
        new("another method", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory_method\": \"dimm\""),
        new("both at once", Growing, "\"vcpus\": 2", "\"vcpus\": 6, \"memory\": \"4GiB\""),
        new("both at once with a reboot", Growing, "\"vcpus\": 2", "\"vcpus\": 12, \"max_vcpus\": 16, \"memory\": \"12GiB\", \"max_memory\": \"16GiB\""),
        new("more memory while off", Off, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"2GiB\""),
        new("more memory where there is no hotplug", Fixed, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"2GiB\", \"max_memory\": \"4GiB\""),
    ];

    private static IEnumerable<ImpactCase> Devices =>
    [
        new("a DIMM", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory_devices\": { \"a\": { \"model\": \"dimm\", \"size\": \"1GiB\", \"node\": 0 } }"),
        new("a virtio-mem device", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"memory_devices\": { \"m\": { \"model\": \"virtio-mem\", \"size\": \"4GiB\", \"requested\": \"1GiB\", \"node\": 0 } }"),
        new("less by a DIMM", Dimm, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"1GiB\""),
        new("less by a DIMM, at a reboot only", Dimm, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"1GiB\", \"unplug\": \"reboot\""),
        new("a DIMM more", Dimm, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"3GiB\""),
        new("less by virtio-mem", Virtio, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"1536MiB\""),
        new("more by virtio-mem", Virtio, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"4GiB\""),
        new("more than the device has", Virtio, "\"vcpus\": 2", "\"vcpus\": 2, \"memory\": \"7GiB\""),
    ];

    private static IEnumerable<ImpactCase> Shape =>
    [
        new("a topology", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"cpu_topology\": { \"sockets\": 2, \"cores\": 4 }"),
        new("two cells instead of one", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"numa_cells\": [ { \"cpus\": \"0-3\", \"memory\": \"512MiB\" }, { \"cpus\": \"4-7\", \"memory\": \"512MiB\" } ]"),
        new("cells with distances", Cells, "\"vcpus\": 4", "\"vcpus\": 4, \"numa_cells\": [ { \"cpus\": \"0-3\", \"memory\": \"1GiB\", \"distances\": [10, 21] }, { \"cpus\": \"4-7\", \"memory\": \"1GiB\", \"distances\": [21, 10] } ]"),
        new("more memory in cells", Cells, "\"vcpus\": 4", "\"vcpus\": 4, \"memory\": \"4GiB\""),
        new("more vCPUs in cells", Cells, "\"vcpus\": 4", "\"vcpus\": 6"),
        new("a placement", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"numa_tune\": { \"mode\": \"strict\", \"nodeset\": \"0\" }"),
    ];

    private static IEnumerable<ImpactCase> Policy =>
    [
        new("reboot now", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"max_memory\": \"16GiB\", \"on_reboot_required\": \"reboot\""),
        new("reboot now brings the live change", Growing, "\"vcpus\": 2", "\"vcpus\": 4, \"max_vcpus\": 16, \"on_reboot_required\": \"reboot\""),
        new("reboot is allowed and not needed", Growing, "\"vcpus\": 2", "\"vcpus\": 4, \"on_reboot_required\": \"reboot\""),
        new("fail is set and nothing fails", Growing, "\"vcpus\": 2", "\"vcpus\": 4, \"on_reboot_required\": \"fail\""),
        new("reboot what is off", Off, "\"vcpus\": 2", "\"vcpus\": 4, \"max_vcpus\": 16, \"on_reboot_required\": \"reboot\""),
        new("what was put off is done now", Growing, "\"vcpus\": 2, \"max_vcpus\": 16", "\"vcpus\": 2, \"max_vcpus\": 16, \"on_reboot_required\": \"reboot\""),
        new("what was put off is taken back", Growing, "\"vcpus\": 2, \"max_vcpus\": 16", "\"vcpus\": 2, \"max_vcpus\": 8"),
        new("a live change beside what was put off", Growing, "\"vcpus\": 2, \"max_vcpus\": 16", "\"vcpus\": 4, \"max_vcpus\": 16"),
        new("timeouts only", Growing, "\"vcpus\": 2", "\"vcpus\": 2, \"shutdown_timeout\": \"90s\", \"unplug_timeout\": \"30s\", \"force_stop\": true, \"timeouts\": { \"update\": \"30m\" }"),
        new("the guest is left alone", Growing, "\"vcpus\": 2", "\"vcpus\": 4, \"guest\": \"ignore\""),
        new("shrink with a reboot", Growing, "\"vcpus\": 2", "\"vcpus\": 1, \"unplug\": \"reboot\", \"on_reboot_required\": \"reboot\""),
    ];

    /// <summary>What Terraform says.</summary>
    public static JsonObject Terraform(string name, string inputs) => JsonNode.Parse($"{{ \"name\": \"{name}\", {inputs} }}")!.AsObject();

    /// <summary>What a Pulumi program says: the same with other names. Keys of a map are the user's own.</summary>
    public static JsonObject Pulumi(string name, string inputs) => Renamed(Terraform(name, inputs), isMap: false);

    public static string Camel(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(w => string.Concat(w[..1].ToUpperInvariant(), w.AsSpan(1))));
    }

    private static JsonObject Renamed(JsonObject values, bool isMap) => new(values.Select(v =>
        KeyValuePair.Create(isMap ? v.Key : Camel(v.Key), v.Value is JsonObject inner ? Renamed(inner, v.Key == "memory_devices") : v.Value?.DeepClone())));
}
