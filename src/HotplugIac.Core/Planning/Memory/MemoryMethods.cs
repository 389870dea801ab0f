using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Which kind of device moves a machine between base and maximum memory.</summary>
public static class MemoryMethods
{
    /// <summary>
    /// What the user says, else the model of the devices that are there, else virtio-mem where it can work, else DIMMs. DIMMs
    /// that are there do not count where a further one would stay unused (<see cref="Spoiler"/>).
    /// On a running machine virtio-mem can only work with a free PCIe root port (RULEBOOK D9).
    /// </summary>
    public static MemoryModel Choose(MemoryModel? wish, Sizing sizing, MachineFacts facts, bool running)
    {
        if (wish is { } method)
        {
            return method;
        }

        if (sizing.Devices.Any(d => d.Model == MemoryModel.VirtioMem))
        {
            return MemoryModel.VirtioMem;
        }

        if (!facts.VirtioMem || (sizing.Devices.Any(d => d.Model == MemoryModel.Dimm) && Spoiler(sizing, facts) is null))
        {
            return MemoryModel.Dimm;
        }

        return running && facts.FreeRootPorts == 0 ? MemoryModel.Dimm : MemoryModel.VirtioMem;
    }

    /// <summary>
    /// A DIMM, plugged by hand, that is not whole memory blocks: a guest uses neither it nor any DIMM that is attached after it
    /// (RULEBOOK C2, E); null when there is none. A virtio-mem device behind it works, for its guest aligns it by itself.
    /// </summary>
    public static MemoryDevice? Spoiler(Sizing sizing, MachineFacts facts) =>
        sizing.Devices.FirstOrDefault(d => d.Model == MemoryModel.Dimm && !d.Size.IsMultipleOf(facts.GuestBlock));

    /// <summary>The method of a machine as it stands, for the <c>memory_method</c> attribute.</summary>
    public static MemoryModel Of(MachineSnapshot snapshot, MemoryModel? wish) =>
        Choose(wish, snapshot.Running ?? snapshot.Configured, snapshot.Facts, snapshot.Running is not null);

    /// <summary>The step in which the method moves capacity.</summary>
    public static ByteSize Step(MemoryModel method, Sizing sizing, MachineFacts facts)
    {
        if (method == MemoryModel.Dimm)
        {
            return facts.GuestBlock;
        }

        var blocks = sizing.Devices.Where(d => d.Model == MemoryModel.VirtioMem && !d.Block.IsZero).Select(d => d.Block).ToList();
        return blocks.Count > 0 ? blocks.Max() : facts.VirtioMemBlock;
    }

    /// <summary>
    /// In what a virtio-mem device of the planner is sized: Linux uses only whole memory blocks of a device, so one of 64 MiB gives
    /// nothing and one of 192 MiB 128 (observed on Linux 6.1; RULEBOOK C2).
    /// </summary>
    public static ByteSize SizeUnit(ByteSize step, MachineFacts facts) => ByteSize.Max(step, facts.GuestBlock);

    /// <summary>What a guest can use of a virtio-mem device.</summary>
    public static ByteSize Usable(MemoryDevice device, MachineFacts facts) => device.Size.RoundDown(SizeUnit(device.Block, facts));

    /// <summary>Slots that are free; negative when more devices than slots are there.</summary>
    public static int FreeSlots(Sizing sizing, MachineFacts facts) => sizing.MemorySlots - SlotsUsed(sizing.Devices, facts);

    /// <summary>What of the maximum no device has.</summary>
    public static ByteSize Room(Sizing sizing) => sizing.MaxMemory > sizing.TotalMemory ? sizing.MaxMemory - sizing.TotalMemory : ByteSize.Zero;

    /// <summary>Slots in use: DIMM-like devices, and virtio-mem where the hypervisor counts it (RULEBOOK A2, D8).</summary>
    public static int SlotsUsed(IEnumerable<MemoryDevice> devices, MachineFacts facts) =>
        devices.Count(d => d.TakesSlot(facts));
}
