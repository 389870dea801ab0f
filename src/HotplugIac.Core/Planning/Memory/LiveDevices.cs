using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Adds the live steps of memory devices to a plan, one device each.</summary>
internal static class LiveDevices
{
    /// <summary>
    /// Without anything pending each device enters or leaves the configuration together with its live half; otherwise the
    /// configuration takes its own way and is written once, with the rest.
    /// </summary>
    /// <param name="after">The devices of the running machine when all steps are done.</param>
    public static void Add(PlanDraft draft, IReadOnlyList<PlanStep> steps, EquatableList<MemoryDevice> after)
    {
        var running = draft.Running!;
        if (draft.Snapshot.Power == PowerState.Paused && steps.Any(s => s.NeedsGuest))
        {
            draft.Warn(Attributes.Memory, MemoryRules.Paused, $"\"{draft.Snapshot.Name}\" is paused, and its guest cannot give memory back. {MemoryRules.Paused.Remedy}");
        }

        if (steps.Any(s => s is AttachMemoryDeviceStep { Device.Model: MemoryModel.Dimm }) && MemoryMethods.Spoiler(running, draft.Facts) is { } spoiler)
        {
            draft.Warn(draft.Spec.MemoryDevices is null ? Attributes.Memory : Attributes.MemoryDevices, MemoryRules.Unused,
                $"\"{draft.Snapshot.Name}\" has the DIMM {(spoiler.Alias.Length == 0 ? "without a name" : spoiler.Alias)} of {spoiler.Size}, which is not whole memory blocks of {draft.Facts.GuestBlock}: its guest will use neither that one nor what is attached now. {MemoryRules.Unused.Remedy}");
        }

        var together = draft.Configured.Devices.Equals(ConfiguredMemory.AsConfigured(running.Devices))
            && ConfiguredMemory.Fits(draft.Configured, running with { Devices = after }, draft.Facts);
        foreach (var step in steps)
        {
            draft.Running = draft.Running! with { Devices = After(draft.Running.Devices, step) };
            if (together)
            {
                draft.Configured = draft.Configured with { Devices = ConfiguredMemory.AsConfigured(draft.Running.Devices) };
            }

            draft.Step(together ? step with { Configuration = draft.Configured } : step);
        }
    }

    /// <summary>The steps from one set of devices to another: what needs no guest first.</summary>
    public static IReadOnlyList<PlanStep> Between(EquatableList<MemoryDevice> before, EquatableList<MemoryDevice> after)
    {
        var raised = after.Select(d => (Old: before.FirstOrDefault(o => o.Alias == d.Alias), New: d)).ToList();
        return
        [
            .. raised.Where(p => p.Old is null).Select(p => new AttachMemoryDeviceStep(p.New)),
            .. raised.Where(p => p.Old is not null && p.New.Requested > p.Old.Requested).Select(p => new ResizeMemoryDeviceStep(p.New.Alias, p.Old!.Requested, p.New.Requested)),
            .. raised.Where(p => p.Old is not null && p.New.Requested < p.Old.Requested).Select(p => new ResizeMemoryDeviceStep(p.New.Alias, p.Old!.Requested, p.New.Requested)),
            .. before.Where(o => after.All(d => d.Alias != o.Alias)).Select(o => new DetachMemoryDeviceStep(o)),
        ];
    }

    /// <summary>The devices of a running machine after a step, once its guest has followed.</summary>
    public static EquatableList<MemoryDevice> After(EquatableList<MemoryDevice> devices, PlanStep step) => step switch
    {
        AttachMemoryDeviceStep attach => [.. devices, attach.Device],
        ResizeMemoryDeviceStep resize => devices.Select(d => d.Alias == resize.Alias ? d with { Requested = resize.Requested, Current = resize.Requested } : d).ToEquatableList(),
        DetachMemoryDeviceStep detach => devices.Where(d => d.Alias != detach.Device.Alias).ToEquatableList(),
        _ => devices,
    };
}
