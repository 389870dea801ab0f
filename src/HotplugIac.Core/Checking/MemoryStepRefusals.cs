using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>What a hypervisor, or its guest, refuses of a step on memory devices in the state that the step meets (RULEBOOK A2, C2).</summary>
internal static class MemoryStepRefusals
{
    /// <param name="ports">PCIe root ports that are free when the step comes; null where none is needed.</param>
    public static IEnumerable<string> Of(AttachMemoryDeviceStep step, Sizing running, MachineFacts facts, int? ports)
    {
        var device = step.Device;
        if (!device.IsNamed || running.Devices.Any(d => d.Alias == device.Alias))
        {
            yield return $"The alias \"{device.Alias}\" is not a free user alias.";
        }

        if (!facts.MemoryHotplug || running.TotalMemory + device.Size > running.MaxMemory)
        {
            yield return $"{device.Size} more would exceed the maximum of {running.MaxMemory}.";
        }

        if (!MemoryChecks.HasPlace(device, running.NumaCells.Count))
        {
            yield return $"Node {device.Node} is not one of {running.NumaCells.Count} cells.";
        }

        var used = running.Devices.Count(d => d.TakesSlot(facts));
        if (device.TakesSlot(facts) && used >= running.MemorySlots)
        {
            yield return $"No slot is free: {used} of {running.MemorySlots}.";
        }

        if (device.Model == MemoryModel.Dimm && (device.Size.IsZero || device.Size.Bytes % facts.GuestBlock.Bytes != 0))
        {
            yield return $"A DIMM of {device.Size} is no multiple of the guest's block of {facts.GuestBlock}.";
        }

        if (device.Model == MemoryModel.VirtioMem && (ports <= 0 || !facts.VirtioMem || !MemoryChecks.IsWhole(device) || device.Current != device.Requested))
        {
            yield return $"A virtio-mem device of {device.Size} with {device.Requested} requested cannot be attached ({ports} root ports).";
        }

        if (device.Model == MemoryModel.Other)
        {
            yield return $"{device.Alias} is of a model that no plan moves.";
        }
    }

    /// <summary>RULEBOOK B "ACPI memory grow": whole steps from what the machine has, within its maximum, so often and no more.</summary>
    public static IEnumerable<string> Of(GrowMemoryStep step, Sizing running, MachineFacts facts)
    {
        if (step.From != running.Memory || step.To <= step.From || (step.To.Bytes - step.From.Bytes) % (128L << 20) != 0
            || step.To > running.MaxMemory || facts.Resize is not { Method: ResizeMethod.Acpi, GrowthsLeft: > 0 })
        {
            yield return $"The memory of a machine with {running.Memory} of {running.MaxMemory} cannot grow from {step.From} to {step.To}.";
        }
    }

    public static IEnumerable<string> Of(ResizeMemoryDeviceStep step, Sizing running)
    {
        var device = running.Devices.FirstOrDefault(d => d.Alias == step.Alias && d.Model == MemoryModel.VirtioMem);

        // The same request again makes sense only while the guest has not followed it; then it goes from what the guest uses.
        var isLegal = device is not null && step.Alias.Length > 0 && MemoryChecks.IsWhole(device with { Requested = step.Requested })
            && (step.Requested == device.Requested ? step.From == device.Current && device.Current != device.Requested : step.From == device.Requested);
        if (!isLegal)
        {
            yield return $"The virtio-mem device {step.Alias} cannot go from {step.From} to {step.Requested}.";
        }
    }

    public static IEnumerable<string> Of(DetachMemoryDeviceStep step, Sizing running, MachineFacts facts)
    {
        var device = running.Devices.FirstOrDefault(d => d.Alias == step.Device.Alias);
        if (device is null || device != step.Device || device.Alias.Length == 0)
        {
            yield return $"There is no memory device {step.Device.Alias} as the step wants to detach it.";
            yield break;
        }

        if (device.Model == MemoryModel.Other || (device.Model == MemoryModel.VirtioMem && (!facts.VirtioMemUnplug || !device.Requested.IsZero)))
        {
            yield return $"The memory device {device} cannot be detached from a running machine.";
        }
    }
}
