using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors;

/// <summary>The attribute to which a problem of a step belongs; empty for the machine as a whole.</summary>
internal static class StepAttribute
{
    public static string Of(PlanStep step) => step switch
    {
        SetVcpusStep => Attributes.Vcpus,
        GrowMemoryStep or AttachMemoryDeviceStep or ResizeMemoryDeviceStep or DetachMemoryDeviceStep => Attributes.Memory,
        SetNumaTuneStep => Attributes.NumaTune,
        _ => string.Empty,
    };
}
