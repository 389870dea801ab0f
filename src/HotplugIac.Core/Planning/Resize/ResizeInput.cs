using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>Attributes that mean nothing to a hypervisor that resizes machines as a whole, or not what was asked for.</summary>
internal static class ResizeInput
{
    public static void Check(PlanDraft draft)
    {
        foreach (var (attribute, rule, detail) in Problems(draft.Wish, draft.Configured, draft.Facts))
        {
            draft.Fail(attribute, rule, detail);
        }

        var (spec, floor) = (draft.Spec, draft.Configured.BaseMemory);
        if (draft.Facts.Resize is { Method: ResizeMethod.Acpi } && spec.BaseMemory > floor)
        {
            draft.Fail(Attributes.BaseMemory, ResizeRules.NoSuchNotion,
                $"base_memory = \"{spec.BaseMemory}\": with ACPI it is what the machine had before it first grew, {floor}, and only goes down with memory. Leave base_memory out.");
        }

        if (draft.Facts.Resize is { Method: ResizeMethod.VirtioMem or ResizeMethod.Zones } && spec is { BaseMemory: null, NumaCells: null, MemoryDevices: null } && spec.Memory < floor)
        {
            draft.Fail(Attributes.Memory, InputRules.BelowBase,
                $"memory = \"{spec.Memory}\" is less than base_memory, which is {floor} and with which the machine was made: virtio-mem only comes on top of it. Choose {floor} or more, or set base_memory to have the machine made anew.");
        }
    }

    /// <summary>The checks that create and change share. What is there already may be said, as a generated configuration does.</summary>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, Sizing there, MachineFacts facts)
    {
        if (facts.Resize is not { } resize)
        {
            yield break;
        }

        if (spec.MemorySlots is > 0)
        {
            yield return No(Attributes.MemorySlots, $"memory_slots = {spec.MemorySlots}: slots are not a notion of Cloud Hypervisor. Memory grows up to max_memory (hotplug_size), through ACPI {ResizeFacts.GrowthsPerBoot} times between two boots. Leave memory_slots out.");
        }

        if (spec.MinVcpus is > 1)
        {
            yield return No(Attributes.MinVcpus, $"min_vcpus = {spec.MinVcpus}: a floor of vCPUs is not a notion of Cloud Hypervisor. Every vCPU but the first can go. Leave min_vcpus out.");
        }

        if (spec.MemoryMethod == MemoryModel.Dimm && resize.Method == ResizeMethod.Zones)
        {
            yield return No(Attributes.MemoryMethod, "memory_method = \"dimm\": memory zones grow through virtio-mem only. Leave memory_method out.");
        }

        if (spec.NumaTune is not null)
        {
            yield return No(Attributes.NumaTune, "numa_tune: placement on host nodes is not a number that Cloud Hypervisor changes. Name host_numa_node of each memory zone in the definition, and leave numa_tune out.");
        }

        if (spec.Policy.Guest is GuestPolicy.Verify or GuestPolicy.Online)
        {
            yield return No(Attributes.Guest, $"guest = \"{spec.Policy.Guest.ToString().ToLowerInvariant()}\": there is no guest agent on Cloud Hypervisor that could be asked. Use \"auto\" or \"ignore\", and online what is added inside the guest (a udev rule).");
        }

        if (spec.MemoryDevices is { } devices)
        {
            foreach (var problem in Zones(devices, there, resize))
            {
                yield return problem;
            }
        }
    }

    /// <summary>What a machine that is made could have, if its definition said so.</summary>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> OfCreation(MachineSpec spec, Sizing definition, MachineFacts facts)
    {
        if (facts.Resize is not { } resize)
        {
            yield break;
        }

        if (spec.NumaCells is { Count: > 0 } cells && !cells.Equals(definition.NumaCells))
        {
            yield return No(Attributes.NumaCells, $"numa_cells: on Cloud Hypervisor cells are made of memory zones, which the definition names (memory.zones and numa); it gives {definition.NumaText}. Leave numa_cells out and change the definition.");
        }

        if (resize.Method == ResizeMethod.Zones && (spec.BaseMemory ?? definition.BaseMemory) != definition.BaseMemory)
        {
            yield return No(Attributes.BaseMemory, $"base_memory = \"{spec.BaseMemory}\": it is the sum of the zones that the definition names, {definition.BaseMemory}. Leave base_memory out and change the definition.");
        }

        if (resize.Method != ResizeMethod.Zones && spec.MemoryMethod == MemoryModel.Dimm && spec.BaseMemory is { } floor && floor != (spec.Memory ?? definition.Memory))
        {
            yield return No(Attributes.BaseMemory, $"base_memory = \"{floor}\": with ACPI all memory that a machine is made with is base memory. Leave base_memory out, or use memory_method = \"virtio-mem\".");
        }
    }

    private static IEnumerable<(string Attribute, Rule Rule, string Detail)> Zones(EquatableList<MemoryDevice> devices, Sizing there, ResizeFacts resize)
    {
        if (resize.Method != ResizeMethod.Zones)
        {
            yield return No(Attributes.MemoryDevices, "memory_devices: on Cloud Hypervisor these are the machine's memory zones, and it has none that can grow. Set memory instead, and leave memory_devices out.");
            yield break;
        }

        var known = there.NamedDevices.ToDictionary(d => d.Alias, StringComparer.Ordinal);
        foreach (var device in devices.Where(d => !known.ContainsKey(d.Alias)))
        {
            yield return No(Attributes.MemoryDevices, $"memory_devices names the zone \"{Key(device)}\", which the machine does not have; its zones that can grow are {string.Join(", ", known.Keys.Select(k => $"\"{k[MemoryDevice.UserAliasPrefix.Length..]}\""))}. Zones are fixed in the definition.");
        }
    }

    private static string Key(MemoryDevice device) => device.Alias[MemoryDevice.UserAliasPrefix.Length..];

    private static (string Attribute, Rule Rule, string Detail) No(string attribute, string detail) => (attribute, ResizeRules.NoSuchNotion, detail);
}
