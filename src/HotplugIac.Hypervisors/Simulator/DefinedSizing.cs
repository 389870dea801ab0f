using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What libvirt makes of a sizing that is written to a configuration: it refuses it, or completes it silently (RULEBOOK D7).</summary>
internal static class DefinedSizing
{
    /// <returns>The configuration, sizes as they were written: a boot rounds them.</returns>
    public static Sizing Of(string what, Sizing wanted, MachineFacts facts)
    {
        if (wanted.MaxMemory.IsZero && wanted.MemorySlots > 0)
        {
            // The number is an attribute of the maximum: a definition without the one cannot hold the other.
            wanted = wanted with { MemorySlots = 0 };
        }

        DefinedVcpus.Check(what, wanted, facts);
        var sizing = DefinedNuma.Of(what, wanted);
        DefinedMemory.Check(what, sizing, facts);

        // The floor of more vCPUs than there are, or of a machine type without vCPU hotplug: all of them are fixed.
        var floor = facts.VcpuHotplug ? Math.Clamp(sizing.MinVcpus, 1, sizing.Vcpus) : sizing.Vcpus;
        sizing = floor == sizing.MinVcpus ? sizing : sizing with { MinVcpus = floor };

        // What only a guest reports is not part of a definition.
        return sizing.Devices.All(d => d.Current.IsZero)
            ? sizing
            : sizing with { Devices = sizing.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };
    }
}
