using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Vcpu;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>What is wrong with the memory attributes before anything is planned.</summary>
internal static class MemoryInput
{
    public static void Check(PlanDraft draft)
    {
        if (draft.HasErrors)
        {
            return;
        }

        var target = draft.MemoryTarget;
        foreach (var (attribute, rule, detail) in Problems(draft.Spec, target, draft.Configured, draft.Facts, draft.Running))
        {
            draft.Fail(attribute, rule, detail);
        }

        var baseChanges = target.BaseMemory != draft.Configured.BaseMemory;
        if (baseChanges && draft.Configured.NumaCells.Count > 1 && draft.Spec.NumaCells is null)
        {
            var attribute = draft.Spec.BaseMemory is null ? Attributes.Memory : Attributes.BaseMemory;
            draft.Fail(attribute, InputRules.NumaDefinition,
                $"This changes base memory from {draft.Configured.BaseMemory} to {target.BaseMemory}, and the machine has {draft.Configured.NumaCells.Count} NUMA cells. Set numa_cells to say which cell changes.");
        }
    }

    /// <summary>The checks that create and change share.</summary>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, MemoryTarget target, Sizing configured, MachineFacts facts, Sizing? running = null)
    {
        var wrong = Sizes(spec).Where(s => s.Size.Bytes <= 0 || s.Size > MachineFacts.MemoryLimit || !s.Size.IsMultipleOf(facts.BaseAlignment)).ToList();
        foreach (var size in wrong)
        {
            yield return (size.Attribute, InputRules.Unreachable,
                $"{size.Attribute} = \"{size.Size}\" is not possible: choose {facts.BaseAlignment} to {MachineFacts.MemoryLimit}, in whole steps of {facts.BaseAlignment}.{Nearest(size.Size, facts)}");
        }

        if (wrong.Count > 0)
        {
            yield break;
        }

        if (spec.MemoryMethod == MemoryModel.Other)
        {
            yield return (Attributes.MemoryMethod, InputRules.MemoryMethod, "memory_method names a model that cannot grow or shrink. Use \"virtio-mem\" or \"dimm\", or leave memory_method out.");
        }
        else if (spec.MemoryMethod == MemoryModel.VirtioMem && !facts.VirtioMem)
        {
            yield return (Attributes.MemoryMethod, InputRules.MemoryMethod, $"memory_method = \"virtio-mem\" is not possible here: {InputRules.MemoryMethod.Why} Use \"dimm\", or leave memory_method out.");
        }

        if (spec.MemoryDevices is not null)
        {
            var cells = ExplicitDevices.Cells(spec, target, configured, facts);
            var devices = ExplicitInput.Problems(spec, ExplicitDevices.Wanted(spec, configured, running, cells, facts), target, configured, cells, facts).ToList();
            foreach (var problem in devices)
            {
                yield return problem;
            }

            if (devices.Count > 0)
            {
                yield break;
            }
        }

        foreach (var problem in SlotProblems(spec, target, facts).Concat(RoomProblems(spec, target, configured, facts)))
        {
            yield return problem;
        }
    }

    private static string Nearest(ByteSize size, MachineFacts facts) =>
        size < facts.BaseAlignment || size > MachineFacts.MemoryLimit ? string.Empty
            : $" The nearest sizes are {size.RoundDown(facts.BaseAlignment)} and {size.RoundUp(facts.BaseAlignment)}.";

    private static IEnumerable<(string Attribute, ByteSize Size)> Sizes(MachineSpec spec)
    {
        if (spec.Memory is { } memory)
        {
            yield return (Attributes.Memory, memory);
        }

        if (spec.BaseMemory is { } baseMemory)
        {
            yield return (Attributes.BaseMemory, baseMemory);
        }

        if (spec.MaxMemory is { } maximum)
        {
            yield return (Attributes.MaxMemory, maximum);
        }
    }

    private static IEnumerable<(string Attribute, Rule Rule, string Detail)> SlotProblems(MachineSpec spec, MemoryTarget target, MachineFacts facts)
    {
        if (spec.MemorySlots < 0 || spec.MemorySlots > facts.SlotLimit)
        {
            yield return (Attributes.MemorySlots, InputRules.Slots, $"memory_slots = {spec.MemorySlots} is not possible: choose a number from 0 to {facts.SlotLimit}.");
        }
        else if (spec.MemorySlots > 0 && target.MaxMemory.IsZero)
        {
            yield return (Attributes.MemorySlots, InputRules.Slots, $"memory_slots = {spec.MemorySlots} needs a max_memory above base_memory, which is {target.BaseMemory}.");
        }
        else if (spec.MemorySlots == 0 && !target.MaxMemory.IsZero && facts.VirtioMemTakesSlot)
        {
            yield return (Attributes.MemorySlots, InputRules.Slots, $"memory_slots = 0 is not possible with max_memory = \"{target.MaxMemory}\" on this libvirt (before 9.5): choose 1 to {facts.SlotLimit}.");
        }
    }

    private static IEnumerable<(string Attribute, Rule Rule, string Detail)> RoomProblems(MachineSpec spec, MemoryTarget target, Sizing configured, MachineFacts facts)
    {
        var withBase = configured.Memory - configured.BaseMemory + target.BaseMemory;
        var memory = target.Memory ?? withBase;
        var ceiling = spec.MaxMemory ?? configured.MaxMemory;
        if (spec.MaxMemory is not null && !target.MaxMemory.IsZero && target.MaxMemory != configured.MaxMemory && !facts.MemoryHotplug)
        {
            yield return (Attributes.MaxMemory, InputRules.MemoryMethod,
                $"max_memory = \"{spec.MaxMemory}\" is above memory, but this machine cannot have memory hotplug (on x86 it needs ACPI). Set max_memory to memory, or leave it out.");
        }
        else if (memory < target.BaseMemory)
        {
            yield return (Attributes.Memory, InputRules.BelowBase, $"memory = \"{memory}\" is less than base_memory, which is {target.BaseMemory}. {InputRules.BelowBase.Remedy}");
        }
        else if (!ceiling.IsZero && memory > ceiling)
        {
            var attribute = target.Memory is not null ? Attributes.Memory : spec.MaxMemory is not null ? Attributes.MaxMemory
                : spec.BaseMemory is not null ? Attributes.BaseMemory : Attributes.NumaCells;
            yield return (attribute, InputRules.AboveMaximum,
                $"memory = \"{memory}\" is above max_memory, which is {ceiling}: choose at most {ceiling}, or raise max_memory to {memory} or more ({VcpuInput.Later(facts)}).");
        }
        else if (!target.MaxMemory.IsZero && memory > withBase && spec.MemoryDevices is null)
        {
            var step = MemoryMethods.Step(MemoryMethods.Choose(spec.MemoryMethod, configured, facts, running: false), configured, facts);
            var over = (memory - withBase).Bytes % step.Bytes;
            if (over != 0)
            {
                var below = ByteSize.Max(memory - new ByteSize(over), target.BaseMemory);
                var above = memory - new ByteSize(over) + step;
                var nearest = above <= ceiling ? $"The nearest sizes are {below} and {above}." : $"The nearest size is {below}.";
                yield return (Attributes.Memory, InputRules.Unreachable,
                    $"memory = \"{memory}\" cannot be reached: from {withBase} it moves in whole memory blocks of {step}. {nearest}");
            }
        }
    }
}
