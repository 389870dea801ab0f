using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>A machine that is to be created: legal, as asked for, and otherwise as its definition says.</summary>
internal static class CreationChecks
{
    public static IEnumerable<string> Check(MachineSpec spec, Sizing definition, MachineFacts facts, Sizing created) =>
        Flaws(definition, facts, created)
            .Concat(WishChecks.Check(spec, created))
            .Concat(Defaults(spec, definition, facts, created))
            .Concat(Devices(spec, definition, facts, created));

    /// <summary>What a definition does not name is made, so only what it says about devices can be odd by itself.</summary>
    private static IEnumerable<string> Flaws(Sizing definition, MachineFacts facts, Sizing created) =>
        ConfigurationChecks.Check(created, facts)
            .Where(f => definition.MaxMemory.IsZero || !MemoryChecks.Totals(definition, facts).Concat(MemoryChecks.Devices(definition, facts)).Any(d => d.About == f.About))
            .Select(f => f.Text);

    private static IEnumerable<string> Defaults(MachineSpec spec, Sizing definition, MachineFacts facts, Sizing created)
    {
        (string Name, bool IsAsked, bool IsKept)[] parts =
        [
            (Attributes.Vcpus, spec.Vcpus is not null, created.Vcpus == Math.Max(1, definition.Vcpus)),
            (Attributes.NumaTune, spec.NumaTune is not null, created.NumaTune == definition.NumaTune),
            (Attributes.Memory, spec.Memory is not null || spec.MemoryDevices is not null, created.Memory == definition.Memory.RoundUp(facts.BaseAlignment)),
            (Attributes.MaxMemory, spec.MaxMemory is not null || definition.MaxMemory.IsZero || created.MaxMemory.IsZero, created.MaxMemory == definition.MaxMemory.RoundUp(facts.BaseAlignment)),
            (Attributes.MemorySlots, spec.MemorySlots is not null || definition.MemorySlots == 0 || created.MaxMemory.IsZero, created.MemorySlots == definition.MemorySlots),
            (Attributes.NumaCells, spec.NumaCells is not null || definition.NumaCells.Count == 0, created.NumaCells.Count == definition.NumaCells.Count),
        ];
        foreach (var (name, _, _) in parts.Where(p => !p.IsAsked && !p.IsKept))
        {
            yield return $"{name} would not be created as the definition says, and nobody asked for that.";
        }
    }

    private static IEnumerable<string> Devices(MachineSpec spec, Sizing definition, MachineFacts facts, Sizing created)
    {
        foreach (var device in created.Devices)
        {
            var isDefined = definition.Devices.Any(d => d.Alias == device.Alias && d.Model == device.Model);
            if (!isDefined && !device.IsOwn && spec.MemoryDevices?.Any(w => w.Alias == device.Alias) != true)
            {
                yield return $"{device} would be created, and nobody asked for that.";
            }

            if (!isDefined && device.Model == MemoryModel.Dimm && device.Slot != SlotNeed.None && device.Size.Bytes % facts.GuestBlock.Bytes != 0)
            {
                yield return $"{device} would be created, and it is no multiple of the guest's block of {facts.GuestBlock}.";
            }

            if (!device.Current.IsZero)
            {
                yield return "A configuration holds what a guest uses of virtio-mem, which only a running machine has.";
            }
        }

        if (definition.Devices.FirstOrDefault(d => d.Model == MemoryModel.Other && created.Devices.All(c => c.Alias != d.Alias || c.Model != d.Model)) is { } lost)
        {
            yield return $"{lost} would not be created, and no plan moves its model.";
        }
    }
}
