using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Over how many DIMMs, and so over how many NUMA cells, a growth is spread.</summary>
internal static class DimmSpread
{
    /// <summary>
    /// One DIMM per cell keeps the cells balanced, but each takes a slot for ever. So a growth takes one per cell as long as
    /// the slots that are left carry on to the maximum in steps of this size, one slot each; otherwise as many fewer DIMMs as
    /// that needs, down to one. The last slot is used when it must be: what the user asks for now counts more than what may
    /// be asked for later.
    /// </summary>
    /// <param name="freeSlots">At least 1.</param>
    /// <param name="room">What is left to the maximum before the growth.</param>
    public static int Count(int cells, int freeSlots, ByteSize amount, ByteSize room, ByteSize block)
    {
        var further = ((room - amount).Bytes + amount.Bytes - 1) / amount.Bytes;
        return (int)Math.Max(1, Math.Min(Math.Min(cells, freeSlots - further), amount.Bytes / block.Bytes));
    }
}
