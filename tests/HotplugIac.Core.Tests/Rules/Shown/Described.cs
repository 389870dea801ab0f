using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Rules.Shown;

/// <summary>A machine in words, for the pages of the rules: what differs from an ordinary machine is named, and nothing else.</summary>
internal static class Described
{
    private static readonly HashSet<string> Common = [Attributes.Vcpus, Attributes.MaxVcpus, Attributes.Memory, Attributes.MaxMemory];

    public static string Machine(MachineSnapshot machine)
    {
        var now = machine.Running ?? machine.Configured;
        return string.Join('\n', new[] { Power(machine) }.Concat(Sized(machine, now)).Concat(Facts(machine.Facts, now)));
    }

    private static string Power(MachineSnapshot machine) =>
        $"{machine.Name} is {(machine.Power == PowerState.Off ? "off" : machine.Power == PowerState.Paused ? "paused" : "running")}"
        + (machine.Persistent ? string.Empty : ", transient")
        + (machine.ManagedSave ? ", with a managed save image" : string.Empty)
        + (machine.StoppedByUs ? ", with the mark of an interrupted apply" : string.Empty);

    private static IEnumerable<string> Sized(MachineSnapshot machine, Sizing now)
    {
        yield return $"  {string.Join(", ", SizingAttribute.All.Where(a => Common.Contains(a.Name) || IsWorthAWord(a.Name, now)).Select(a => $"{a.Name} {a.Read(now)}"))}";
        foreach (var device in now.Devices.Where(d => !now.NamedDevices.Contains(d)))
        {
            yield return $"  memory device {device}{(device.Current == device.Requested ? string.Empty : $", {device.Current} in use")}";
        }

        var pending = SizingAttribute.All.Where(a => a.Read(now) != a.Read(machine.Configured)).Select(a => $"{a.Name} {a.Read(machine.Configured)}").ToList();
        if (pending.Count > 0)
        {
            yield return $"  at the next boot: {string.Join(", ", pending)}";
        }
    }

    private static bool IsWorthAWord(string attribute, Sizing now) => attribute switch
    {
        Attributes.MinVcpus => now.MinVcpus > 1,
        Attributes.BaseMemory => now.BaseMemory != now.Memory,
        Attributes.MemorySlots => now.MemorySlots > 0,
        Attributes.CpuTopology => now.Topology is not null,
        Attributes.MemoryDevices => now.NamedDevices.Any(),
        Attributes.NumaCells => now.NumaCells.Count > 0,
        Attributes.NumaTune => now.NumaTune is not null,
        _ => false,
    };

    private static string Grows(MachineFacts facts) => facts.Resize?.Method switch
    {
        ResizeMethod.Acpi => "hotplug_method Acpi",
        ResizeMethod.VirtioMem => "hotplug_method VirtioMem",
        ResizeMethod.Zones => "memory zones",
        _ => "no hotplug_size",
    };

    private static IEnumerable<string> Facts(MachineFacts facts, Sizing now)
    {
        (bool Holds, string Text)[] all =
        [
            (!facts.VcpuHotplug, "its machine type has no vCPU hotplug"),
            (facts.VcpuLimit > 0, $"its machine type takes at most {facts.VcpuLimit} vCPUs"),
            (facts.VcpuGranularity > 1, $"its machine type plugs whole cores of {facts.VcpuGranularity} threads"),
            (facts.HostNodes.Count > 0, $"its host has the NUMA nodes {facts.HostNodes}"),
            (!facts.MemoryHotplug, "its machine type has no memory hotplug"),
            (facts.Resize is not null, $"it is resized as a whole ({facts.MachineType}, {Grows(facts)})"),
            (facts.Resize is { TellsPlugged: false }, "its VMM is older than v52"),
            (facts.Resize is { IsSeen: false }, "its VMM's process cannot be seen"),
            (facts.Resize is { SurvivesPowerOff: false }, "its VMM runs without --no-shutdown"),
            (facts.Resize is null && facts.VirtioMem && now.MaxMemory > now.BaseMemory, $"virtio-mem is possible{(facts.FreeRootPorts is { } ports ? $", {ports} PCIe root ports are free" : string.Empty)}"),
        ];
        return all.Where(f => f.Holds).Select(f => $"  {f.Text}");
    }
}
