using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// What a machine that is adopted lacks for hotplug. It has to be there before the machine starts, so it is said once, when
/// the machine is new here, with the values that would give it (RULEBOOK D17).
/// </summary>
public static class HotplugAdvice
{
    /// <param name="configured">What the machine's next boot will have once the plan is applied.</param>
    /// <returns>Null for a machine that is prepared.</returns>
    public static Problem? For(string machine, Sizing configured, MachineFacts facts, Headroom headroom)
    {
        var missing = Missing(configured, facts, headroom).ToList();
        return missing.Count == 0 ? null : Problem.Warning(string.Empty, LifecycleRules.NotPrepared,
            $"\"{machine}\" lacks for hotplug:\n{string.Join("\n", missing.Select(m => $"  {m}"))}\n{LifecycleRules.NotPrepared.Remedy}");
    }

    private static IEnumerable<string> Missing(Sizing configured, MachineFacts facts, Headroom headroom)
    {
        if (facts.VcpuHotplug && configured.MaxVcpus == configured.Vcpus && headroom.MaxVcpus(configured.Vcpus, facts) is var maximum && maximum > configured.Vcpus)
        {
            yield return $"room for vCPUs: it has all {configured.Vcpus} that it may have. Set for example max_vcpus = {maximum}.";
        }

        if (facts.VcpuHotplug && configured.Vcpus > 1 && configured.MinVcpus == configured.Vcpus)
        {
            yield return $"hotpluggable vCPUs: none of its {configured.Vcpus} can be taken away while it runs. Set for example min_vcpus = 1.";
        }

        if (!facts.MemoryHotplug)
        {
            yield break;
        }

        if (configured.MaxMemory.IsZero)
        {
            yield return $"memory hotplug: its memory is fixed while it runs. Set for example max_memory = \"{headroom.MaxMemory(configured.Memory, facts)}\".";
        }
        else if (configured.Memory < configured.MaxMemory && !CanTakeDevice(configured, facts))
        {
            yield return $"a way to {configured.MaxMemory}: no memory slot is free{(facts.VirtioMem ? ", and no PCIe root port for virtio-mem" : string.Empty)}. Raise memory_slots, which are {configured.MemorySlots}.";
        }
    }

    private static bool CanTakeDevice(Sizing configured, MachineFacts facts)
    {
        var hasSlot = MemoryMethods.SlotsUsed(configured.Devices, facts) < configured.MemorySlots;
        var hasPort = facts.VirtioMem && facts.FreeRootPorts is null or > 0 && (hasSlot || !facts.VirtioMemTakesSlot);
        var hasSpare = configured.Devices.Any(d => d.Model == MemoryModel.VirtioMem && d.Requested < d.Size);
        return hasSlot || hasPort || hasSpare;
    }
}
