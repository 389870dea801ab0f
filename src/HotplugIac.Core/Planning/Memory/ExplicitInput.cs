using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>What is wrong with <c>memory_devices</c> before anything is planned (RULEBOOK A2 "add dimm", "virtio-mem add").</summary>
internal static class ExplicitInput
{
    private static readonly ByteSize SmallestBlock = ByteSize.FromMiB(2);

    /// <param name="wanted">The devices with what the user left out filled in.</param>
    /// <param name="cells">The NUMA cells of the next boot.</param>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(
        MachineSpec spec, EquatableList<MemoryDevice> wanted, MemoryTarget target, Sizing configured, int cells, MachineFacts facts)
    {
        var problems = wanted.SelectMany(d => Shape(d, facts).Concat(Reach(d, configured, facts)).Concat(Place(d, configured, cells)).Select(p => (Attributes.MemoryDevices, p.Rule, p.Detail))).ToList();
        if (wanted.GroupBy(d => d.Alias, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            problems.Add((Attributes.MemoryDevices, InputRules.DeviceModel, $"{Name(twice.First())} is there twice. Each key names one device."));
        }

        return problems.Count > 0 ? problems : Sums(spec, wanted, target, configured, facts);
    }

    private static IEnumerable<(Rule Rule, string Detail)> Shape(MemoryDevice device, MachineFacts facts)
    {
        if (device.Model == MemoryModel.Other)
        {
            yield return (InputRules.DeviceModel, $"{Name(device)}.model is not one that can be planned: use \"dimm\" or \"virtio-mem\".");
            yield break;
        }

        if (device.Size.Bytes <= 0 || device.Size > MachineFacts.MemoryLimit)
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.size = \"{device.Size}\" is not possible: choose more than 0 and at most {MachineFacts.MemoryLimit}.");
            yield break;
        }

        foreach (var problem in device.Model == MemoryModel.Dimm ? Dimm(device, facts) : VirtioMem(device, facts))
        {
            yield return problem;
        }
    }

    private static IEnumerable<(Rule Rule, string Detail)> Dimm(MemoryDevice device, MachineFacts facts)
    {
        if (!device.Requested.IsZero || !device.Block.IsZero)
        {
            yield return (InputRules.DeviceModel, $"{Name(device)} is a DIMM, which is there with its whole size: requested and block are for virtio-mem only. Leave them out, or use model = \"virtio-mem\".");
        }

        if (!device.Size.IsMultipleOf(facts.GuestBlock))
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.size = \"{device.Size}\" is not possible: a guest takes DIMMs only in whole memory blocks of {facts.GuestBlock}. {Nearest(device.Size, facts.GuestBlock)}");
        }
    }

    private static IEnumerable<(Rule Rule, string Detail)> VirtioMem(MemoryDevice device, MachineFacts facts)
    {
        if (!facts.VirtioMem)
        {
            yield return (InputRules.DeviceModel, $"{Name(device)}.model = \"virtio-mem\" is not possible here: {InputRules.MemoryMethod.Why} Use model = \"dimm\".");
            yield break;
        }

        if (device.Block < SmallestBlock || (device.Block.Bytes & (device.Block.Bytes - 1)) != 0)
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.block = \"{device.Block}\" is not possible: choose a power of two of {SmallestBlock} or more, or leave it out for {facts.VirtioMemBlock}.");
            yield break;
        }

        if (!device.Size.IsMultipleOf(device.Block))
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.size = \"{device.Size}\" is not possible: the size is whole blocks of {device.Block}. {Nearest(device.Size, device.Block)}");
        }

        if (device.Requested > device.Size)
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.requested = \"{device.Requested}\" is more than its size: choose 0B to {device.Size}, or a larger size.");
        }
        else if (!device.Requested.IsMultipleOf(device.Block))
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.requested = \"{device.Requested}\" is not possible: requests are whole blocks of {device.Block}. {Nearest(device.Requested, device.Block)}");
        }
    }

    /// <summary>One that is there as it is wanted stays, whatever its guest makes of it.</summary>
    private static IEnumerable<(Rule Rule, string Detail)> Reach(MemoryDevice device, Sizing configured, MachineFacts facts)
    {
        if (device.Model == MemoryModel.VirtioMem && device.Requested <= device.Size && device.Requested > MemoryMethods.Usable(device, facts)
            && !configured.Devices.Any(d => d.Alias == device.Alias && d.Size == device.Size && d.Requested == device.Requested))
        {
            yield return (InputRules.DeviceSize, $"{Name(device)}.requested = \"{device.Requested}\" is more than a guest can use of the device: whole memory blocks of {facts.GuestBlock}, which is {MemoryMethods.Usable(device, facts)} of {device.Size}. Choose 0B to {MemoryMethods.Usable(device, facts)}, or a size of {device.Requested.RoundUp(MemoryMethods.SizeUnit(device.Block, facts))} or more.");
        }
    }

    private static IEnumerable<(Rule Rule, string Detail)> Place(MemoryDevice device, Sizing configured, int cells)
    {
        if (cells == 0 && device.Node is { } node)
        {
            yield return (InputRules.DeviceNode, $"{Name(device)}.node = {node} is not possible: the machine has no NUMA cells. Leave node out, or set numa_cells.");
        }
        else if (cells > 0 && device.Node is null)
        {
            yield return (InputRules.DeviceNode, $"{Name(device)}.node is not set: the machine has {Counted.Of(cells, "NUMA cell")}, and each device belongs to one. Set node to 0 to {cells - 1}.");
        }
        else if (device.Node is { } cell && (cell < 0 || cell >= cells))
        {
            yield return (InputRules.DeviceNode, $"{Name(device)}.node = {cell} is not possible: the machine has {Counted.Of(cells, "NUMA cell")}. Choose {(cells == 1 ? "0" : $"0 to {cells - 1}")}.");
        }

        if (configured.Devices.Any(d => d.Alias == device.Alias && d.Model == MemoryModel.Other))
        {
            yield return (InputRules.DeviceModel, $"{Name(device)} is there already, with a model that is neither dimm nor virtio-mem and that no plan changes. Use another key.");
        }
    }

    private static IEnumerable<(string Attribute, Rule Rule, string Detail)> Sums(
        MachineSpec spec, EquatableList<MemoryDevice> wanted, MemoryTarget target, Sizing configured, MachineFacts facts)
    {
        var staying = ExplicitDevices.Staying(configured).ToList();
        if (spec.Memory is { } memory && memory != target.Memory)
        {
            var others = ByteSize.Sum(staying.Select(d => d.Capacity));
            var theirs = others.IsZero ? string.Empty : $", {others} in devices without a name of yours";
            yield return (Attributes.Memory, InputRules.DevicesDisagree,
                $"memory = \"{memory}\" and memory_devices disagree: base_memory {target.BaseMemory}{theirs} and {(wanted.Count == 1 ? "the device add" : $"the {wanted.Count} devices add")} up to {target.Memory}. Set memory to {target.Memory} or leave it out, or change the devices.");
        }

        var slots = MemoryMethods.SlotsUsed(wanted.Concat(staying), facts);
        if (slots > target.Slots && !target.MaxMemory.IsZero)
        {
            yield return (Attributes.MemoryDevices, InputRules.Slots, $"memory_devices and the devices that stay beside them need {slots} slots, and there are {target.Slots}. Set memory_slots to {slots} or more (takes effect at the next boot).");
        }

        var total = target.BaseMemory.Bytes + wanted.Concat(staying).Sum(d => (decimal)d.Size.Bytes);
        if (wanted.Count > 0 && total > target.MaxMemory.Bytes)
        {
            var maximum = target.MaxMemory.IsZero ? "the machine has no memory hotplug" : $"max_memory is {target.MaxMemory}";
            yield return (Attributes.MemoryDevices, InputRules.AboveMaximum,
                $"base_memory and the whole size of the devices are {Text(total)}, and {maximum}. Set max_memory to {Text(total)} or more (takes effect at the next boot); virtio-mem counts with its size, not with what is requested.");
        }
    }

    private static string Text(decimal bytes) => bytes <= MachineFacts.MemoryLimit.Bytes ? new ByteSize((long)bytes).ToString() : $"more than {MachineFacts.MemoryLimit}";

    private static string Nearest(ByteSize size, ByteSize step) =>
        size < step ? $"The nearest size is {step}." : $"The nearest sizes are {size.RoundDown(step)} and {size.RoundUp(step)}.";

    /// <summary>As the user wrote it: the key, not the alias.</summary>
    private static string Name(MemoryDevice device) =>
        $"memory_devices[\"{(device.IsNamed ? device.Alias[MemoryDevice.UserAliasPrefix.Length..] : device.Alias)}\"]";
}
