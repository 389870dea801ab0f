using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Core.Rules;

namespace HotplugIac.Cli.Doctoring;

/// <summary>What the planner's own advice says about a machine, as checks: what it lacks, and what it has where it lacks nothing.</summary>
internal static class SizingChecks
{
    public static IEnumerable<Check> Of(MachineSnapshot machine, Headroom headroom)
    {
        var spec = new MachineSpec(machine.Name);
        var next = HotplugAdvice.Lacks(spec, machine.Configured, machine.Facts, headroom);
        var now = machine.Running is { } running ? HotplugAdvice.Lacks(spec, running, machine.Facts, headroom) : next;
        foreach (var need in Enum.GetValues<HotplugNeed>())
        {
            if (now.FirstOrDefault(l => l.Need == need) is { } lack)
            {
                yield return next.Any(l => l.Need == need)
                    ? new Check(Id(need), Blocks(need) ? Level.Problem : Level.Warning, Sentence(lack.Text), LifecycleRules.NotPrepared.Code)
                    : new Check(Id(need), Level.Warning, $"{Sentence(Before(lack.Text))} The next boot brings it: shut the machine down and start it.", LifecycleRules.NotPrepared.Code);
            }
            else if (Has(need, machine) is { } text)
            {
                yield return Check.Ok(Id(need), text);
            }
        }
    }

    private static string Id(HotplugNeed need) => need switch
    {
        HotplugNeed.VcpuRoom => "vcpu_room",
        HotplugNeed.HotpluggableVcpus => "vcpu_unplug",
        HotplugNeed.MemoryHotplug => "memory_hotplug",
        HotplugNeed.MemorySlots => "memory_slots",
        HotplugNeed.RootPort => "root_ports",
        _ => "agent_channel",
    };

    private static bool Blocks(HotplugNeed need) => need is HotplugNeed.VcpuRoom or HotplugNeed.MemoryHotplug or HotplugNeed.MemorySlots;

    /// <summary>What is there; null where there is nothing to say about this kind of machine.</summary>
    private static string? Has(HotplugNeed need, MachineSnapshot machine)
    {
        var (sizing, facts) = (machine.Running ?? machine.Configured, machine.Facts);
        return need switch
        {
            HotplugNeed.VcpuRoom when facts.VcpuHotplug => $"{sizing.Vcpus} of {Counted.Of(sizing.MaxVcpus, "vCPU")} used",
            HotplugNeed.HotpluggableVcpus when facts.VcpuHotplug && sizing.Vcpus > 1 => $"vCPUs can go down to {sizing.MinVcpus}",
            HotplugNeed.MemoryHotplug when facts.MemoryHotplug => $"{sizing.Memory} of {sizing.MemoryCeiling} used",
            HotplugNeed.MemorySlots when facts is { MemoryHotplug: true, Resize: null } && !sizing.MaxMemory.IsZero =>
                $"{MemoryMethods.SlotsUsed(sizing.Devices, facts)} of {Counted.Of(sizing.MemorySlots, "slot")} used",
            HotplugNeed.RootPort when facts is { VirtioMem: true, FreeRootPorts: { } free } => $"{Counted.Of(free, "PCIe root port")} free",
            HotplugNeed.AgentChannel when facts.Resize is null => "the definition has the guest agent's channel",
            _ => null,
        };
    }

    private static string Sentence(string text) => $"Lacks {text}";

    /// <summary>Without the advice, which is followed already.</summary>
    private static string Before(string text) =>
        text.IndexOf(". Set ", StringComparison.Ordinal) is > 0 and var set ? text[..(set + 1)] : text;
}
