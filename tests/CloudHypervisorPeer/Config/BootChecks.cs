using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Config;

/// <summary>
/// What a VmConfig must hold to boot. Nothing of it is looked at before: neither by <c>vm.create</c> nor by a <c>vm.resize</c> before
/// the boot (RULEBOOK B "vm.create stores without validation").
/// </summary>
internal static class BootChecks
{
    private const long VirtioMemAlignment = 128L << 20;

    private static readonly string[] TopologyParts = ["threads_per_core", "cores_per_die", "dies_per_package", "packages"];

    /// <exception cref="Refusal">It does not hold.</exception>
    public static void Check(JsonObject config)
    {
        var memory = MemoryConfig.Read(config.Object("memory")!);
        Payload(config.Object("payload"));
        Cpus(config.Object("cpus")!);
        if (config.Object("balloon")?.Number("size") >= Total(memory))
        {
            throw Refusal.Config("The balloon is not smaller than the memory");
        }

        Numa(config, memory);
        Memory(memory);
        if (config.Object("memory")!.Objects("zones").Append(config.Object("memory")!).Any(m => m.Number("hotplug_size") == 0))
        {
            throw Refusal.Memory("hotplug_size cannot be 0");
        }
    }

    private static void Payload(JsonObject? payload)
    {
        if (payload?.Text("kernel") is null && payload?.Text("firmware") is null)
        {
            throw Refusal.Config("There is nothing to boot: neither a kernel nor firmware");
        }
    }

    private static void Cpus(JsonObject cpus)
    {
        var maximum = cpus.Number("max_vcpus");
        if (maximum < cpus.Number("boot_vcpus"))
        {
            throw Refusal.Config("max_vcpus is lower than boot_vcpus");
        }

        if (cpus.Object("topology") is not { } topology)
        {
            return;
        }

        long[] parts = [.. TopologyParts.Select(n => topology.Number(n) ?? 0)];
        if (parts.Contains(0) || parts[0] > 2)
        {
            throw Refusal.Config("A part of the topology is zero, or there are more than two threads per core");
        }

        if (parts.Aggregate(1L, (product, part) => product * part) != maximum)
        {
            throw Refusal.Config("The topology does not give max_vcpus");
        }
    }

    private static void Numa(JsonObject config, MemoryConfig memory)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var zone in config.Objects("numa").SelectMany(n => n.Texts("memory_zones")))
        {
            if (!used.Add(zone))
            {
                throw Refusal.Config($"Memory zone {zone} is in two NUMA nodes");
            }

            if (memory.Zones.All(z => z.Id != zone))
            {
                throw new Refusal(RefusalKind.Failed, $"NUMA: there is no memory zone {zone}");
            }
        }
    }

    private static void Memory(MemoryConfig memory)
    {
        if (memory.Size == 0 == (memory.Zones.Count == 0))
        {
            throw Refusal.Memory("Memory has either a size or zones");
        }

        if (memory.Zones.DistinctBy(z => z.Id).Count() != memory.Zones.Count)
        {
            throw Refusal.Memory("Two memory zones have the same id");
        }

        if (!memory.IsVirtio && memory.Zones.Any(z => z.HotplugSize > 0))
        {
            throw Refusal.Memory("Memory zones cannot grow through ACPI");
        }

        Hotplug(memory.IsVirtio, memory.HotplugSize, memory.HotpluggedSize);
        foreach (var zone in memory.Zones)
        {
            Hotplug(memory.IsVirtio, zone.HotplugSize, zone.HotpluggedSize);
        }
    }

    private static void Hotplug(bool isVirtio, long room, long plugged)
    {
        if (plugged > 0 && (!isVirtio || plugged > room))
        {
            throw Refusal.Memory("hotplugged_size needs virtio-mem and at most hotplug_size");
        }

        // The region of the device is aligned to this; its size is not rounded.
        if (isVirtio && room % VirtioMemAlignment != 0)
        {
            throw Refusal.Memory("virtio-mem needs a multiple of 128 MiB as hotplug_size");
        }
    }

    private static long Total(MemoryConfig memory) =>
        memory.Size + memory.HotpluggedSize + memory.Zones.Sum(z => z.Size + z.HotpluggedSize);
}
