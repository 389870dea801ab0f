using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// What of <c>memory_devices</c> the running machine can follow now. First what needs no guest: attaching, and raising
/// requests. Then lowering and detaching, as far as the machine keeps the capacity that was asked for: a device that can
/// only be replaced at the next boot does not lose its memory before.
/// </summary>
internal static class ExplicitLive
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.MemoryDevices is null || draft.Running is not { } running || IsPutOff(draft))
        {
            return;
        }

        var wanted = ExplicitDevices.Wanted(draft);
        List<PlanStep> added = [.. Additions(draft, running, wanted)];
        var grown = added.Aggregate(running, After);
        List<PlanStep> taken = draft.Spec.Policy.Unplug == UnplugPolicy.Reboot ? [] : [.. Reductions(draft, grown, wanted)];
        var after = taken.Aggregate(grown, After);
        if (after.DevicesText == running.DevicesText && after.Memory == running.Memory)
        {
            // What nobody would see in the plan is not done.
            return;
        }

        var rule = taken.Exists(s => s is DetachMemoryDeviceStep { Device.Model: MemoryModel.Dimm }) ? MemoryRules.DimmRemove
            : taken.Count > 0 ? MemoryRules.VirtioMemShrink : MemoryRules.DevicesChange;
        var how = string.Join(", ", Words(added, taken));
        if (after.DevicesText != running.DevicesText)
        {
            draft.Live(Attributes.MemoryDevices, running.DevicesText, after.DevicesText, how, rule);
        }

        if (after.Memory != running.Memory)
        {
            draft.Live(Attributes.Memory, $"{running.Memory}", $"{after.Memory}", how, rule);
        }

        LiveDevices.Add(draft, [.. added, .. taken], after.Devices);
    }

    /// <summary>Why a device cannot be attached to the running machine; empty when it can.</summary>
    public static string Obstacle(Sizing running, MemoryDevice device, MachineFacts facts, int? ports) =>
        running.MaxMemory.IsZero || !facts.MemoryHotplug ? "memory hotplug is not enabled"
            : running.TotalMemory + device.Size > running.MaxMemory ? $"{device.Alias} does not fit, the maximum is {running.MaxMemory}"
            : device.TakesSlot(facts) && MemoryMethods.FreeSlots(running, facts) <= 0 ? $"no slot is free for {device.Alias}"
            : device.Model == MemoryModel.VirtioMem && ports <= 0 ? $"no PCIe root port is free for {device.Alias}"
            : running.NumaCells.Count == 0 ? (device.Node is null ? string.Empty : $"the running machine has no cell for {device.Alias}")
            : device.Node < running.NumaCells.Count ? string.Empty : $"the running machine has no cell for {device.Alias}";

    /// <summary>Not everything again with each plan: what an earlier apply left for the boot waits for it.</summary>
    private static bool IsPutOff(PlanDraft draft) =>
        (draft.IsDeferred(Attributes.MemoryDevices) || draft.IsDeferred(Attributes.Memory))
        && ExplicitDevices.IsMet(draft.Snapshot.Configured, ExplicitDevices.Target(draft.Snapshot.Configured.Devices, ExplicitDevices.Wanted(draft)));

    private static IEnumerable<PlanStep> Additions(PlanDraft draft, Sizing running, EquatableList<MemoryDevice> wanted)
    {
        var ports = draft.Facts.FreeRootPorts;
        foreach (var device in wanted)
        {
            var present = running.Devices.FirstOrDefault(d => d.Alias == device.Alias);
            if (present is null && Obstacle(running, device, draft.Facts, ports).Length == 0)
            {
                var attach = new AttachMemoryDeviceStep(device with { Current = device.Requested });
                ports = device.Model == MemoryModel.VirtioMem ? ports - 1 : ports;
                running = After(running, attach);
                yield return attach;
            }
            else if (present is { Model: MemoryModel.VirtioMem } && device.Model == present.Model && device.Node == present.Node)
            {
                // A device that becomes larger at the next boot can give now what its present size holds.
                var requested = ByteSize.Min(device.Requested, present.Size).RoundDown(present.Block);
                if (requested > present.Requested)
                {
                    yield return new ResizeMemoryDeviceStep(device.Alias, present.Requested, requested);
                }
            }
        }
    }

    private static IEnumerable<PlanStep> Reductions(PlanDraft draft, Sizing running, EquatableList<MemoryDevice> wanted)
    {
        var floor = draft.MemoryTarget.Memory ?? running.Memory;
        var devices = running.Devices.Where(ExplicitDevices.IsConcerned).OrderByDescending(DeviceGrowth.IsOwn).ThenBy(d => d.Alias, StringComparer.Ordinal);
        foreach (var device in devices)
        {
            var target = wanted.FirstOrDefault(d => d.Alias == device.Alias);
            var less = target is null ? device.Capacity : ExplicitDevices.IsSame(device, target) && target.Requested < device.Requested ? device.Requested - target.Requested : ByteSize.Zero;
            if (less > running.Memory - floor)
            {
                continue;
            }

            foreach (var step in Steps(device, target, less, draft.Facts))
            {
                running = After(running, step);
                yield return step;
            }
        }
    }

    private static IEnumerable<PlanStep> Steps(MemoryDevice device, MemoryDevice? target, ByteSize less, MachineFacts facts)
    {
        if (device.Model == MemoryModel.VirtioMem && !less.IsZero)
        {
            yield return new ResizeMemoryDeviceStep(device.Alias, device.Requested, device.Requested - less);
        }

        if (target is null && (device.Model == MemoryModel.Dimm || facts.VirtioMemUnplug))
        {
            yield return new DetachMemoryDeviceStep(device.Model == MemoryModel.VirtioMem && !less.IsZero ? device with { Requested = ByteSize.Zero, Current = ByteSize.Zero } : device);
        }
    }

    private static Sizing After(Sizing running, PlanStep step) => running with { Devices = LiveDevices.After(running.Devices, step) };

    private static IEnumerable<string> Words(List<PlanStep> added, List<PlanStep> taken)
    {
        if (added.OfType<AttachMemoryDeviceStep>().Select(s => s.Device.Alias).ToList() is { Count: > 0 } attached)
        {
            yield return $"attached {string.Join(" and ", attached)}";
        }

        if (added.OfType<ResizeMemoryDeviceStep>().Select(s => s.Alias).ToList() is { Count: > 0 } raised)
        {
            yield return $"raised {string.Join(" and ", raised)}";
        }

        if (taken.Count > 0)
        {
            var names = taken.Select(s => s is ResizeMemoryDeviceStep resize ? resize.Alias : ((DetachMemoryDeviceStep)s).Device.Alias).Distinct(StringComparer.Ordinal);
            yield return $"given back if the guest does: {string.Join(" and ", names)}";
        }
    }
}
