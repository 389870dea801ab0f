using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>
/// How a new process rounds sizes up: base memory, cells and maximum to 1 MiB, devices to 2 MiB, all to 256 MiB on ppc64
/// (RULEBOOK A2 "rounding"; libvirt qemuDomainAlignMemorySizes). What is written stays as it was written.
/// </summary>
internal static class BootRounding
{
    private static readonly ByteSize HugePage = ByteSize.FromMiB(2);

    /// <returns>The same instance when there is nothing to round.</returns>
    public static Sizing Of(Sizing configured, MachineFacts facts)
    {
        var device = ByteSize.Max(facts.BaseAlignment, HugePage);
        if (IsRound(configured, facts.BaseAlignment, device))
        {
            return configured;
        }

        var cells = configured.NumaCells.Select(c => c with { Memory = c.Memory.RoundUp(facts.BaseAlignment) }).ToEquatableList();
        return configured with
        {
            NumaCells = cells,
            BaseMemory = cells.Count > 0 ? ByteSize.Sum(cells.Select(c => c.Memory)) : configured.BaseMemory.RoundUp(facts.BaseAlignment),
            MaxMemory = configured.MaxMemory.RoundUp(facts.BaseAlignment),
            Devices = configured.Devices.Select(d => d with { Size = d.Size.RoundUp(device) }).ToEquatableList(),
        };
    }

    private static bool IsRound(Sizing sizing, ByteSize alignment, ByteSize device)
    {
        for (var i = 0; i < sizing.NumaCells.Count; i++)
        {
            if (!sizing.NumaCells[i].Memory.IsMultipleOf(alignment))
            {
                return false;
            }
        }

        for (var i = 0; i < sizing.Devices.Count; i++)
        {
            if (!sizing.Devices[i].Size.IsMultipleOf(device))
            {
                return false;
            }
        }

        return sizing.BaseMemory.IsMultipleOf(alignment) && sizing.MaxMemory.IsMultipleOf(alignment);
    }
}
