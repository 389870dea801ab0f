using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Memory that the running machine can get now, as DIMMs or through virtio-mem (RULEBOOK A2).</summary>
internal static class MemoryGrowth
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Running is not { } running || draft.Spec.Memory is not { } target || target <= running.Memory
            || Obstacle(draft, running, target, out var growth).Length > 0)
        {
            return;
        }

        var method = MemoryMethods.Choose(draft.Spec.MemoryMethod, running, draft.Facts, running: true);
        var rule = method == MemoryModel.Dimm ? MemoryRules.DimmAdd : MemoryRules.VirtioMemGrow;
        draft.Live(Attributes.Memory, $"{running.Memory}", $"{target}", method == MemoryModel.Dimm ? "hot-added as DIMM" : "grown through virtio-mem", rule);

        // Without anything pending each device enters the configuration together with its live half; otherwise the
        // configuration takes its own way and is written once, with the rest.
        var together = ConfiguredMemory.Fits(draft.Configured, running with { Devices = growth }, draft.Facts)
            && draft.Configured.Devices.Equals(ConfiguredMemory.AsConfigured(running.Devices));
        foreach (var step in Steps(running.Devices, growth))
        {
            var devices = draft.Running!.Devices.ToList();
            var device = growth.First(d => d.Alias == Alias(step));
            var at = devices.FindIndex(d => d.Alias == device.Alias);
            if (at < 0)
            {
                devices.Add(device);
            }
            else
            {
                devices[at] = device;
            }

            draft.Running = draft.Running with { Devices = devices.ToEquatableList() };
            if (together)
            {
                draft.Configured = draft.Configured with { Devices = ConfiguredMemory.AsConfigured(devices) };
            }

            draft.Step(together ? step with { Configuration = draft.Configured } : step);
        }
    }

    /// <summary>Why the running machine cannot get to the capacity; empty when it can.</summary>
    public static string Obstacle(PlanDraft draft, Sizing running, ByteSize target, out EquatableList<MemoryDevice> devices)
    {
        var method = MemoryMethods.Choose(draft.Spec.MemoryMethod, running, draft.Facts, running: true);
        var taken = draft.Snapshot.Configured.Devices.Select(d => d.Alias);
        var growth = DeviceGrowth.Plan(running, target - running.Memory, method, draft.Facts, taken, live: true);
        devices = growth.Devices;
        return growth.Obstacle;
    }

    private static IEnumerable<PlanStep> Steps(EquatableList<MemoryDevice> before, EquatableList<MemoryDevice> after)
    {
        foreach (var device in after)
        {
            var old = before.FirstOrDefault(d => d.Alias == device.Alias);
            if (old is null)
            {
                yield return new AttachMemoryDeviceStep(device);
            }
            else if (old.Requested != device.Requested)
            {
                yield return new ResizeMemoryDeviceStep(device.Alias, old.Requested, device.Requested);
            }
        }
    }

    private static string Alias(PlanStep step) => step switch
    {
        AttachMemoryDeviceStep attach => attach.Device.Alias,
        ResizeMemoryDeviceStep resize => resize.Alias,
        _ => string.Empty,
    };
}
