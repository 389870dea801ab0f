using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Resize;

namespace HotplugIac.Hypervisors;

/// <summary>What a step leaves behind, and the step that takes it back.</summary>
internal static class StepEffect
{
    public static MachineSnapshot After(MachineSnapshot before, PlanStep step)
    {
        var after = AfterPutOff(before, step);
        return after with
        {
            Running = step is PowerCycleStep or StartStep ? after.Configured
                : before.Running is { } running ? step.Parts.Aggregate(running, After)
                : null,
        };
    }

    /// <summary>After a step whose live half the guest refused and the policy left for the next boot.</summary>
    public static MachineSnapshot AfterPutOff(MachineSnapshot before, PlanStep step) => before with { Configured = step.Configuration ?? before.Configured };

    /// <summary>
    /// The step that undoes the live half of another. Null for growth, whose undo would be an unplug: growth is kept (PRODUCT.md,
    /// promise 5). Null also for a device without a user alias, which libvirt would not take back under the same name.
    /// </summary>
    public static PlanStep? Undo(PlanStep step) => step switch
    {
        SetVcpusStep { NeedsGuest: true } s => new SetVcpusStep(s.To, s.From),
        DetachMemoryDeviceStep { Device.IsNamed: true } s => new AttachMemoryDeviceStep(s.Device),
        ResizeMemoryDeviceStep { NeedsGuest: true } s => new ResizeMemoryDeviceStep(s.Alias, s.Requested, s.From),
        SetNumaTuneStep s => new SetNumaTuneStep(s.To, s.From),
        _ => null,
    };

    private static Sizing After(Sizing running, PlanStep step) => step switch
    {
        SetVcpusStep s => running with { Vcpus = s.To },
        GrowMemoryStep s => AcpiMemory.With(running, s.To),
        AttachMemoryDeviceStep s => running with { Devices = [.. running.Devices, s.Device] },
        DetachMemoryDeviceStep s => running with { Devices = running.Devices.Where(d => d.Alias != s.Device.Alias).ToEquatableList() },
        ResizeMemoryDeviceStep s => running with { Devices = running.Devices.Select(d => d.Alias == s.Alias ? d with { Requested = s.Requested } : d).ToEquatableList() },
        SetNumaTuneStep s => running with { NumaTune = s.To },
        _ => running,
    };
}
