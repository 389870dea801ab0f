using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Takes capacity out of a configuration, where no guest has to agree.</summary>
internal static class MemoryShrink
{
    /// <summary>
    /// First what virtio-mem was asked for, then DIMMs; of each the planner's own before the user's, the last one first. As
    /// much as whole blocks and devices can give, never more than <paramref name="amount"/>.
    /// </summary>
    public static Sizing Take(Sizing configured, ByteSize amount, MachineFacts facts)
    {
        var devices = configured.Devices.ToList();
        var left = amount;
        foreach (var i in Order(devices, MemoryModel.VirtioMem))
        {
            var give = ByteSize.Min(left, devices[i].Requested).RoundDown(devices[i].Block);
            devices[i] = devices[i] with { Requested = devices[i].Requested - give };
            left -= give;
        }

        foreach (var i in Order(devices, MemoryModel.Dimm))
        {
            // A DIMM goes whole, whatever its size; what stays of one is whole blocks of the guest.
            var size = devices[i].Size;
            var give = left >= size ? size : size - (size - left).RoundUp(facts.GuestBlock);
            if (give.Bytes > 0)
            {
                devices[i] = devices[i] with { Size = size - give };
                left -= give;
            }
        }

        return configured with { Devices = devices.Where(d => d.Model != MemoryModel.Dimm || !d.Size.IsZero).ToEquatableList() };
    }

    private static List<int> Order(List<MemoryDevice> devices, MemoryModel model) =>
        [.. Enumerable.Range(0, devices.Count).Where(i => devices[i].Model == model).OrderByDescending(i => DeviceGrowth.IsOwn(devices[i])).ThenByDescending(i => i)];
}
