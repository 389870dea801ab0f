using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Planning.Numa;
using HotplugIac.Core.Planning.Resize;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>The sizing of a machine that is to be created: what the user sets, else what the definition gives, else room to grow.</summary>
public static class CreatePlanner
{
    /// <param name="definition">The sizing in the definition; what it lacks is zero.</param>
    /// <param name="explicitMaxVcpus">Whether the definition names a maximum apart from the current number.</param>
    public static (Sizing Sizing, EquatableList<Problem> Problems) Plan(MachineSpec spec, Sizing definition, bool explicitMaxVcpus, MachineFacts facts, Headroom headroom)
    {
        var (sizing, problems) = Decide(NoCells.AsUnset(spec), definition, explicitMaxVcpus, facts, headroom);
        if (problems.Count == 0 && NoCells.IsAskedBy(spec) && NoCells.Detail(sizing) is { } detail)
        {
            sizing = definition;
            problems = [Problem.Error(Attributes.NumaCells, InputRules.NumaDefinition, detail)];
        }

        PlanAssertion.IsRight(spec, definition, facts, sizing, problems);
        return (sizing, problems);
    }

    private static (Sizing Sizing, EquatableList<Problem> Problems) Decide(MachineSpec spec, Sizing definition, bool explicitMaxVcpus, MachineFacts facts, Headroom headroom)
    {
        spec = CreatedExplicit.Resolve(spec, definition, facts, headroom);
        var (vcpus, maxVcpus, problems) = CreatedVcpus.Plan(spec, definition, explicitMaxVcpus, facts, headroom);
        problems.AddRange(NumaInput.Problems(spec, maxVcpus, facts).Select(p => (Attributes.NumaCells, p.Rule, p.Detail)));
        problems.AddRange(NumaTuneInput.Problems(spec, definition, facts));
        problems.AddRange(ResizeInput.Problems(spec, definition, facts));
        problems.AddRange(ResizeInput.OfCreation(spec, definition, facts));
        var memory = spec.Memory ?? definition.Memory.RoundUp(facts.BaseAlignment);
        if (memory.IsZero && spec.Memory is null)
        {
            problems.Add((Attributes.Memory, InputRules.Missing, "memory is not set, and the definition names no memory. Set memory, for example \"2GiB\"."));
        }

        if (problems.Count > 0)
        {
            return (definition, Errors(problems));
        }

        var start = Start(spec, definition, vcpus, maxVcpus, memory, facts, headroom);
        var maximum = spec.MaxMemory ?? (definition.MaxMemory.IsZero ? start.MaxMemory : definition.MaxMemory);
        var asked = spec with
        {
            Memory = memory,
            BaseMemory = spec.BaseMemory ?? start.BaseMemory,
            MaxMemory = maximum.IsZero ? null : spec.MaxMemory ?? maximum.RoundUp(facts.BaseAlignment),
        };
        var target = MemoryTarget.Of(asked, start, facts);
        problems.AddRange(MemoryInput.Problems(asked with { BaseMemory = spec.BaseMemory }, target, start with { Devices = spec.MemoryDevices is null ? [] : start.Devices }, facts));
        if (spec.MemorySlots is null && target.Slots > facts.SlotLimit)
        {
            // Such a machine can be defined and fails when it is started (RULEBOOK E).
            problems.Add((Attributes.MemorySlots, InputRules.Slots,
                $"The definition has {target.Slots} memory slots, and the machine type takes at most {facts.SlotLimit}. Set memory_slots to {facts.SlotLimit} or less."));
        }

        if (start.NumaCells.Count > 1 && spec.NumaCells is null && target.BaseMemory != ByteSize.Sum(start.NumaCells.Select(c => c.Memory)))
        {
            problems.Add((Attributes.BaseMemory, InputRules.NumaDefinition,
                $"base_memory = \"{target.BaseMemory}\" is not what the {start.NumaCells.Count} NUMA cells of the definition add up to. Set numa_cells to say how much each cell has."));
        }

        if (problems.Count > 0)
        {
            return (definition, Errors(problems));
        }

        var sizing = start with { BaseMemory = target.BaseMemory, MaxMemory = target.MaxMemory, MemorySlots = target.Slots };
        sizing = CreatedExplicit.WithDevices(CreatedMemory.WithCells(sizing, spec, facts), spec, facts);
        var method = MemoryMethods.Choose(spec.MemoryMethod, definition, facts, running: false);
        if (method == MemoryModel.VirtioMem && spec.MemoryDevices is null && sizing.Devices.Count == 0 && !sizing.MaxMemory.IsZero)
        {
            sizing = CreatedMemory.WithVirtioMem(sizing, facts);
        }

        var (reached, obstacle) = ConfiguredMemory.Reach(sizing, memory, null, method, facts);
        if (obstacle.Length > 0)
        {
            problems.Add((Attributes.Memory, InputRules.Unreachable, $"memory = \"{memory}\" cannot be configured: {obstacle}. {InputRules.Unreachable.Remedy}"));
            return (definition, Errors(problems));
        }

        reached = reached.MaxMemory.IsZero ? ConfiguredMemory.WithoutCeiling(reached) : ConfiguredMemory.FillCeiling(reached, facts);
        problems.AddRange(MemoryFit.Problems(spec, reached, facts));
        return (problems.Count > 0 ? definition : reached, Errors(problems));
    }

    private static Sizing Start(MachineSpec spec, Sizing definition, int vcpus, int maxVcpus, ByteSize memory, MachineFacts facts, Headroom headroom)
    {
        var topology = CreatedVcpus.Topology(spec, definition, maxVcpus);
        var cells = spec.NumaCells ?? NumaLayout.WithVcpus(definition.NumaCells, maxVcpus);
        var fromCells = cells.Count > 0 && (spec.NumaCells is not null || cells.Count > 1 || definition.Devices.Count > 0)
            ? ByteSize.Sum(cells.Select(c => c.Memory))
            : ByteSize.Zero;
        var baseMemory = spec.BaseMemory ?? (fromCells.IsZero ? memory : fromCells);

        var maximum = spec.MaxMemory ?? (definition.MaxMemory.IsZero ? headroom.MaxMemory(memory, facts) : definition.MaxMemory).RoundUp(facts.BaseAlignment);

        // Where there is no memory hotplug nothing gets room, and what the user asks for above base memory is refused by name.
        var hasRoom = maximum > baseMemory && (facts.MemoryHotplug || !definition.MaxMemory.IsZero);
        return definition with
        {
            Vcpus = vcpus,
            MaxVcpus = maxVcpus,
            MinVcpus = CreatedVcpus.Floor(spec, vcpus, topology, facts),
            Topology = topology,
            NumaTune = NumaTuneRule.Ordered(spec.NumaTune) ?? definition.NumaTune,
            NumaCells = cells,
            BaseMemory = baseMemory,
            MaxMemory = hasRoom ? maximum : ByteSize.Zero,
            MemorySlots = spec.MemorySlots ?? (definition.MemorySlots > 0 ? definition.MemorySlots : MemoryTarget.UsualSlots(facts)),
        };
    }

    private static EquatableList<Problem> Errors(IEnumerable<(string Attribute, Rule Rule, string Detail)> problems) =>
        problems.Select(p => Problem.Error(p.Attribute, p.Rule, p.Detail)).ToEquatableList();
}
