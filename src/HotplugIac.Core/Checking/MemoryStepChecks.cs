using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>What hypervisors refuse of a device that is there already (RULEBOOK A2).</summary>
internal static class MemoryStepChecks
{
    public static IEnumerable<string> Refusals(ResizeMemoryDeviceStep step, Sizing running)
    {
        var device = running.Devices.FirstOrDefault(d => d.Alias == step.Alias && d.Model == MemoryModel.VirtioMem);

        // The same request again makes sense only while the guest has not followed it; then it goes from what the guest uses.
        var isLegal = device is not null && StepReplay.Aligned(device, step.Requested)
            && (step.Requested == device.Requested ? step.From == device.Current && device.Current != device.Requested : step.From == device.Requested);
        if (!isLegal)
        {
            yield return $"The virtio-mem device {step.Alias} cannot go from {step.From} to {step.Requested}.";
        }
    }

    public static IEnumerable<string> Refusals(DetachMemoryDeviceStep step, Sizing running, MachineFacts facts)
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
