using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Logging;

/// <summary>Names of steps for programs: what a step is, without what it is about.</summary>
internal static class StepKind
{
    public static string Of(PlanStep step) => step switch
    {
        SetVcpusStep => "set_vcpus",
        AttachMemoryDeviceStep => "attach_memory_device",
        DetachMemoryDeviceStep => "detach_memory_device",
        ResizeMemoryDeviceStep => "resize_memory_device",
        GrowMemoryStep => "grow_memory",
        ResizeMachineStep => "resize_machine",
        SetNumaTuneStep => "set_numa_tune",
        WriteConfigurationStep => "write_configuration",
        PowerCycleStep => "power_cycle",
        StartStep => "start",
        _ => "other",
    };
}
