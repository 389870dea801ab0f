using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Cli.Doctoring;

/// <summary>What a machine is like beside its sizes.</summary>
internal static class MachineChecks
{
    public static IEnumerable<Check> Of(MachineSnapshot machine)
    {
        var facts = machine.Facts;
        var type = facts.MachineType.Length > 0 ? $"The machine type {facts.MachineType}" : "The machine";
        yield return machine.Persistent
            ? Check.Ok("persistent", "keeps its configuration")
            : new Check("persistent", Level.Warning, $"{LifecycleRules.Transient.Why} {LifecycleRules.Transient.Remedy}", LifecycleRules.Transient.Code);
        yield return !machine.ManagedSave
            ? Check.Ok("managed_save", "no saved image waits")
            : new Check("managed_save", Level.Problem, $"{LifecycleRules.ManagedSave.Why} {LifecycleRules.ManagedSave.Remedy}", LifecycleRules.ManagedSave.Code);
        if (!facts.VcpuHotplug)
        {
            yield return new Check("vcpu_hotplug", Level.Problem, $"{type} has no vCPU hotplug: vCPUs change at the next boot only. Choose a machine type that has it, such as q35.", LifecycleRules.NotPrepared.Code);
        }

        if (!facts.MemoryHotplug)
        {
            yield return new Check("memory_hotplug", Level.Problem, $"{type} has no memory hotplug: memory changes at the next boot only. Choose a machine type that has it, such as q35, with ACPI on.", LifecycleRules.NotPrepared.Code);
        }

        if (facts is { HotplugNeedsNuma: true, MemoryHotplug: true })
        {
            var sizing = machine.Running ?? machine.Configured;
            yield return sizing.NumaCells.Count > 0 || sizing.MaxMemory.IsZero
                ? Check.Ok("numa_cell", sizing.NumaCells.Count > 0 ? Counted.Of(sizing.NumaCells.Count, "NUMA cell") : "not needed before memory hotplug is")
                : new Check("numa_cell", Level.Problem, "Lacks a NUMA cell, without which this libvirt plugs no memory. It comes with max_memory when that is set here, or set numa_cells.", LifecycleRules.NotPrepared.Code);
        }

        if (PendingChanges.Between(machine.Running, machine.Configured) is { Count: > 0 } pending)
        {
            yield return new Check("pending", Level.Warning,
                $"The next boot changes {string.Join(", ", pending.Select(p => $"{p.Key} ({p.Value})"))}: shut the machine down and start it when that suits.", LifecycleRules.ConfigurationOnly.Code);
        }
    }
}
