using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>The reason that a change of memory names is what the steps do, or why they cannot (RULEBOOK A2).</summary>
internal static class MemoryReasons
{
    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        if (snapshot.Running is not { } running)
        {
            yield break;
        }

        foreach (var change in plan.Impact.Changes.Where(c => c.Attribute is Attributes.Memory or Attributes.MemoryDevices))
        {
            if (!(change.Class == ImpactClass.Live ? IsDone(change.Code, spec, plan) : Waits(change, spec, snapshot, running, plan)))
            {
                yield return $"{change.Attribute}: \"{change.Text}\" names a reason that is not true.";
            }
        }
    }

    private static bool IsDone(string code, MachineSpec spec, PlanResult plan)
    {
        var attached = plan.Steps.OfType<AttachMemoryDeviceStep>().ToList();
        var raises = plan.Steps.Any(s => s is ResizeMemoryDeviceStep r && r.Requested > r.From);
        var takes = plan.Steps.Any(s => s is DetachMemoryDeviceStep || (s is ResizeMemoryDeviceStep r && r.Requested < r.From));
        var takesDimm = plan.Steps.Any(s => s is DetachMemoryDeviceStep { Device.Model: MemoryModel.Dimm });
        var chosen = spec.MemoryDevices is not null;
        return code switch
        {
            "HP2001" => !chosen && !takes && !raises && attached.Count > 0 && attached.TrueForAll(s => s.Device.Model == MemoryModel.Dimm),
            "HP2002" => !chosen && !takes && (raises || attached.Count > 0) && attached.TrueForAll(s => s.Device.Model == MemoryModel.VirtioMem),
            "HP2007" => takesDimm,
            "HP2008" => takes && !takesDimm,
            "HP2009" => chosen && !takes && (raises || attached.Count > 0),
            "HP2014" => !chosen && plan.Steps.Any(s => s is GrowMemoryStep),
            "HP2011" => attached.Count == 0 && !takesDimm,
            _ => true,
        };
    }

    private static bool Waits(Change change, MachineSpec spec, MachineSnapshot snapshot, Sizing running, PlanResult plan)
    {
        var left = plan.Impact.StopsMachine ? running : plan.RunningAfter!;
        var target = plan.ConfiguredAfter.Memory;
        var isMemory = change.Attribute == Attributes.Memory;
        if (spec.MemoryDevices is { } wanted)
        {
            var named = running.Devices.Where(d => d.IsNamed && d.Model != MemoryModel.Other).ToList();
            return change.Code switch
            {
                "HP2004" => wanted.Any(w => named.TrueForAll(d => d.Alias != w.Alias)),
                "HP2005" => named.Exists(d => wanted.All(w => w.Alias != d.Alias || w.Requested < d.Requested)),
                "HP2010" => named.Exists(d => wanted.All(w => w.Alias != d.Alias || w.Model != d.Model || w.Size != d.Size || w.Block != d.Block || w.Node != d.Node)),
                _ => true,
            };
        }

        return change.Code switch
        {
            "HP2004" => isMemory && spec.Memory is not null && target > left.Memory && !CouldGrow(spec, left, target - left.Memory, snapshot.Facts, PortsLeft(snapshot, plan)),
            "HP2005" => isMemory && spec.Memory is not null && target < left.Memory,
            "HP2006" => isMemory && spec.Memory is null && (plan.ConfiguredAfter.BaseMemory != left.BaseMemory || plan.ConfiguredAfter.BaseMemory != snapshot.Configured.BaseMemory),
            "HP2010" => false,
            "HP2015" => isMemory && snapshot.Facts.Resize is not null && target < left.Memory,
            _ => true,
        };
    }

    private static int? PortsLeft(MachineSnapshot snapshot, PlanResult plan) =>
        snapshot.Facts.FreeRootPorts - plan.Steps.Count(s => s is AttachMemoryDeviceStep { Device.Model: MemoryModel.VirtioMem });

    /// <summary>Whether the running machine has room for all of a growth, so that none of it need wait.</summary>
    private static bool CouldGrow(MachineSpec spec, Sizing running, ByteSize amount, MachineFacts facts, int? ports)
    {
        if (running.MaxMemory.IsZero || !facts.MemoryHotplug)
        {
            return false;
        }

        var room = running.MaxMemory - running.TotalMemory;
        var slots = running.MemorySlots - running.Devices.Count(d => d.TakesSlot(facts));
        if (Method(spec, running, facts, ports) == MemoryModel.Dimm)
        {
            return amount.IsMultipleOf(facts.GuestBlock) && amount <= room && slots > 0;
        }

        var blocks = running.Devices.Where(d => d.Model == MemoryModel.VirtioMem).Select(d => d.Block).ToList();
        var step = blocks.Count > 0 ? blocks.Max() : facts.VirtioMemBlock;
        var spare = ByteSize.Sum(running.Devices.Where(d => d.Model == MemoryModel.VirtioMem && d.Alias.Length > 0).Select(d => Left(d, facts).RoundDown(step)));
        var canAttach = ports is null or > 0 && (!facts.VirtioMemTakesSlot || slots > 0);
        return amount.IsMultipleOf(step) && (amount <= spare || (canAttach && amount - spare <= room.RoundDown(ByteSize.Max(step, facts.GuestBlock))));
    }

    /// <summary>A guest uses only whole memory blocks of a virtio-mem device (RULEBOOK C2).</summary>
    private static ByteSize Left(MemoryDevice device, MachineFacts facts) =>
        device.Size.RoundDown(ByteSize.Max(device.Block, facts.GuestBlock)) is var usable && usable > device.Requested ? usable - device.Requested : ByteSize.Zero;

    /// <summary>
    /// PRODUCT.md, <c>memory_method</c>: the user's, else the existing devices' model, else virtio-mem where it can work. Where a
    /// DIMM that is not whole blocks spoils all further ones (RULEBOOK C2), DIMMs are no model to follow.
    /// </summary>
    private static MemoryModel Method(MachineSpec spec, Sizing running, MachineFacts facts, int? ports) =>
        spec.MemoryMethod
        ?? (running.Devices.Any(d => d.Model == MemoryModel.VirtioMem) ? MemoryModel.VirtioMem
            : !facts.VirtioMem || ports == 0 ? MemoryModel.Dimm
            : running.Devices.Any(d => d.Model == MemoryModel.Dimm) && running.Devices.All(d => d.Model != MemoryModel.Dimm || d.Size.Bytes % facts.GuestBlock.Bytes == 0) ? MemoryModel.Dimm
            : MemoryModel.VirtioMem);
}
