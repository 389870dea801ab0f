using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>What libvirt and QEMU accept as a configuration (RULEBOOK A1 to A3).</summary>
internal static class ConfigurationChecks
{
    public static IEnumerable<string> Check(Sizing s, MachineFacts facts)
    {
        if (s.Vcpus < 1 || s.Vcpus > s.MaxVcpus)
        {
            yield return $"{s.Vcpus} vCPUs with a maximum of {s.MaxVcpus}.";
        }

        if (s.MinVcpus < 1 || s.MinVcpus > s.Vcpus || (!facts.VcpuHotplug && s.MinVcpus != s.Vcpus))
        {
            yield return $"{s.MinVcpus} of {s.Vcpus} vCPUs fixed, with vCPU hotplug {facts.VcpuHotplug}.";
        }

        var core = facts.VcpuGranularity > 1 ? Math.Max(1, s.Topology?.Threads ?? facts.VcpuGranularity) : 1;
        if (s.Vcpus % core != 0 || s.MinVcpus % core != 0)
        {
            yield return $"{s.Vcpus} vCPUs, {s.MinVcpus} of them fixed, are no whole cores of {core}.";
        }

        if (s.Topology is { } topology
            && (topology.Sockets < 1 || topology.Dies < 1 || topology.Cores < 1 || topology.Threads < 1
                || (decimal)topology.Sockets * topology.Dies * topology.Cores * topology.Threads != s.MaxVcpus))
        {
            yield return $"The topology {topology} does not give {s.MaxVcpus} vCPUs.";
        }

        if (s.NumaCells.Count > 0)
        {
            if (s.NumaCells.Sum(c => c.Memory.Bytes) != s.BaseMemory.Bytes)
            {
                yield return $"The cells ({s.NumaText}) do not add up to the base memory of {s.BaseMemory}.";
            }

            var ids = s.NumaCells.SelectMany(c => c.Cpus.Ids).Order().ToList();
            if (!ids.SequenceEqual(Enumerable.Range(0, s.MaxVcpus)))
            {
                yield return $"The cells ({s.NumaText}) do not hold each of {s.MaxVcpus} vCPUs once.";
            }
        }

        foreach (var finding in NumaChecks.Check(s))
        {
            yield return finding;
        }

        var slotted = s.Devices.Count(d => d.TakesSlot(facts));
        if (s.MaxMemory.IsZero ? s.MemorySlots != 0 || s.Devices.Count > 0 : s.MaxMemory.Bytes <= s.BaseMemory.Bytes || s.TotalMemory.Bytes > s.MaxMemory.Bytes)
        {
            yield return $"Base {s.BaseMemory}, total {s.TotalMemory}, maximum {s.MaxMemory}, {s.MemorySlots} slots do not go together.";
        }

        if (s.MemorySlots < 0 || s.MemorySlots > facts.SlotLimit || slotted > s.MemorySlots)
        {
            yield return $"{slotted} devices in {s.MemorySlots} slots.";
        }

        if (s.Devices.Any(d => d.Model == MemoryModel.VirtioMem && (d.Requested > d.Size || d.Block.IsZero || d.Requested.Bytes % d.Block.Bytes != 0 || d.Size.Bytes % d.Block.Bytes != 0)))
        {
            yield return "A virtio-mem device has sizes that are not whole blocks within its size.";
        }

        if (s.Devices.Any(d => d.Model == MemoryModel.Dimm && d.Size.Bytes <= 0))
        {
            yield return "A DIMM has no size.";
        }

        var cells = s.NumaCells.Count;
        if (s.Devices.Any(d => cells == 0 ? d.Node is not null : d.Node is not { } node || node < 0 || node >= cells))
        {
            yield return $"A memory device belongs to none of the {cells} cells.";
        }

        var aliases = s.Devices.Select(d => d.Alias).Where(a => a.Length > 0).ToList();
        if (aliases.Distinct(StringComparer.Ordinal).Count() != aliases.Count)
        {
            yield return "Two memory devices have the same alias.";
        }
    }
}
