using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// A virtio-mem request whose sender was interrupted: the running device already has the requested size, its guest has not
/// followed, and the configuration does not know of it. It is sent again, so that it is verified or set back like any
/// other. A device that the configuration agrees with was verified once; its guest may be booting, and nothing is asked.
/// </summary>
internal static class MemoryResume
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Running is not { } running || draft.MemoryTarget.Memory != running.Memory || draft.Configured.Memory == running.Memory
            || draft.Lists(Attributes.Memory) || draft.Lists(Attributes.MemoryDevices))
        {
            return;
        }

        var open = running.Devices.Where(d => IsOpen(d, draft.Configured) && (d.Current < d.Requested || draft.Spec.Policy.Unplug != UnplugPolicy.Reboot)).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var taken = ByteSize.Sum(open.Select(d => d.Current));
        var asked = ByteSize.Sum(open.Select(d => d.Requested));
        draft.Live(Attributes.Memory, $"{draft.Configured.Memory}", $"{running.Memory}", $"asked again: the guest uses {taken} of virtio-mem instead of {asked}", MemoryRules.AskedAgain);
        var after = running.Devices.Select(d => open.Contains(d) ? d with { Current = d.Requested } : d).ToEquatableList();
        LiveDevices.Add(draft, [.. open.Select(d => new ResizeMemoryDeviceStep(d.Alias, d.Current, d.Requested))], after);
    }

    private static bool IsOpen(MemoryDevice device, Sizing configured) =>
        device.Model == MemoryModel.VirtioMem && device.Current != device.Requested && device.Alias.Length > 0
        && configured.Devices.All(d => d.Alias != device.Alias || d.Requested != device.Requested);
}
