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
    private const string OnlyWhenMade =
        "A machine gets them when it is made. The guest needs ACPI GED for hotplug (Linux 5.5 or newer, or CONFIG_ACPI_REDUCED_HARDWARE_ONLY) and has to online what is added.";

    private const string RootPort = "<controller type='pci' model='pcie-root-port'/>";
    private const string AgentChannel = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";

    /// <param name="configured">What the machine's next boot will have once the plan is applied.</param>
    /// <returns>Null for a machine that is prepared.</returns>
    public static Problem? For(MachineSpec spec, Sizing configured, MachineFacts facts, Headroom headroom)
    {
        var missing = Lacks(spec, configured, facts, headroom);
        return missing.Count == 0 ? null : Problem.Warning(string.Empty, LifecycleRules.NotPrepared,
            $"\"{spec.Name}\" lacks for hotplug:\n{string.Join("\n", missing.Select(m => $"  {m.Text}"))}\n{(facts.Resize is null ? LifecycleRules.NotPrepared.Remedy : OnlyWhenMade)}");
    }

    /// <summary>What the machine lacks, one by one.</summary>
    public static EquatableList<HotplugLack> Lacks(MachineSpec spec, Sizing configured, MachineFacts facts, Headroom headroom) => facts.Resize is null
        ? [.. InSizing(configured, facts, headroom), .. InDevices(spec, configured, facts)]
        : [.. WhenMade(configured, facts)];

    /// <summary>Where maxima are fixed for the life of a machine, the advice is for whoever makes it.</summary>
    private static IEnumerable<HotplugLack> WhenMade(Sizing configured, MachineFacts facts)
    {
        if (facts.VcpuHotplug && configured.MaxVcpus == configured.Vcpus)
        {
            yield return new(HotplugNeed.VcpuRoom, $"room for vCPUs: it has all {configured.Vcpus} that it may have (cpus.max_vcpus).");
        }

        if (configured.MaxMemory.IsZero)
        {
            yield return new(HotplugNeed.MemoryHotplug, "memory hotplug: its memory is fixed while it runs (memory.hotplug_size, in multiples of 128 MiB and somewhat larger than needed).");
        }
    }

    private static IEnumerable<HotplugLack> InSizing(Sizing configured, MachineFacts facts, Headroom headroom)
    {
        if (facts.VcpuHotplug && configured.MaxVcpus == configured.Vcpus && headroom.MaxVcpus(configured.Vcpus, facts) is var maximum && maximum > configured.Vcpus)
        {
            yield return new(HotplugNeed.VcpuRoom, $"room for vCPUs: it has all {configured.Vcpus} that it may have. Set for example max_vcpus = {maximum}.");
        }

        if (facts.VcpuHotplug && configured.Vcpus > 1 && configured.MinVcpus == configured.Vcpus)
        {
            yield return new(HotplugNeed.HotpluggableVcpus, $"hotpluggable vCPUs: none of its {configured.Vcpus} can be taken away while it runs. Set for example min_vcpus = 1.");
        }

        if (!facts.MemoryHotplug)
        {
            yield break;
        }

        if (configured.MaxMemory.IsZero)
        {
            yield return new(HotplugNeed.MemoryHotplug, $"memory hotplug: its memory is fixed while it runs. Set for example max_memory = \"{headroom.MaxMemory(configured.Memory, facts)}\".");
        }
        else if (facts.Resize is null && configured.Memory < configured.MaxMemory && !CanTakeDevice(configured, facts))
        {
            yield return new(HotplugNeed.MemorySlots, $"a way to {configured.MaxMemory}: no memory slot is free{(facts.VirtioMem ? ", and no PCIe root port for virtio-mem" : string.Empty)}. Raise memory_slots, which are {configured.MemorySlots}.");
        }
    }

    /// <summary>What no attribute brings: the user adds it to the definition.</summary>
    private static IEnumerable<HotplugLack> InDevices(MachineSpec spec, Sizing configured, MachineFacts facts)
    {
        // One device with all the room needs no port any more; without virtio-mem none is needed at all (RULEBOOK D9).
        var wantsDevice = configured.MaxMemory.IsZero || MemoryMethods.Room(configured) >= facts.VirtioMemBlock;
        if (facts is { MemoryHotplug: true, VirtioMem: true, FreeRootPorts: 0 } && wantsDevice
            && MemoryMethods.Choose(spec.MemoryMethod, configured, facts, running: false) == MemoryModel.VirtioMem)
        {
            yield return new(HotplugNeed.RootPort, $"a spare PCIe root port: each virtio-mem device that is attached while it runs needs one. Run virsh edit {spec.Name} and add in devices, once per NUMA cell: {RootPort}");
        }

        if (facts.LacksAgentChannel && (facts.VcpuHotplug || facts.MemoryHotplug) && spec.Policy.Guest != GuestPolicy.Ignore)
        {
            yield return new(HotplugNeed.AgentChannel, $"the guest agent's channel: without it nobody sees whether the guest takes plugged vCPUs and memory into use. Run virsh edit {spec.Name} and add in devices: {AgentChannel} Then install and start qemu-guest-agent in the guest, or set guest = \"ignore\".");
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
