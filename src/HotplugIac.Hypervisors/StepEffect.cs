using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors;

/// <summary>What a step leaves behind, and the step that takes it back.</summary>
internal static class StepEffect
{
    /// <param name="isPutOff">Whether the guest refused the live half and the policy left it for the next boot.</param>
    public static MachineSnapshot After(MachineSnapshot before, PlanStep step, bool isPutOff)
    {
        var configured = step.Configuration ?? before.Configured;
        return before with
        {
            Configured = configured,
            Running = step is PowerCycleStep or StartStep ? configured
                : before.Running is { } running && !isPutOff ? After(running, step)
                : before.Running,
        };
    }

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
        AttachMemoryDeviceStep s => running with { Devices = [.. running.Devices, s.Device] },
        DetachMemoryDeviceStep s => running with { Devices = running.Devices.Where(d => d.Alias != s.Device.Alias).ToEquatableList() },
        ResizeMemoryDeviceStep s => running with { Devices = running.Devices.Select(d => d.Alias == s.Alias ? d with { Requested = s.Requested } : d).ToEquatableList() },
        SetNumaTuneStep s => running with { NumaTune = s.To },
        _ => running,
    };
}
