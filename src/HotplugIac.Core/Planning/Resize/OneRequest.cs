using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>vCPUs and memory that both change go in one <c>vm.resize</c>; zones have a request of their own (<c>vm.resize-zone</c>).</summary>
internal static class OneRequest
{
    public static EquatableList<PlanStep> Of(EquatableList<PlanStep> steps)
    {
        var vcpus = steps.OfType<SetVcpusStep>().FirstOrDefault();
        var memory = steps.FirstOrDefault(s => s is GrowMemoryStep or ResizeMemoryDeviceStep { Alias: MemoryDevice.WholeMachineAlias });
        if (vcpus is null || memory is null)
        {
            return steps;
        }

        // The later of the two has written the configuration of both.
        var last = steps.Last(s => s == vcpus || s == memory);
        var first = last == vcpus ? memory : vcpus;
        var together = new ResizeMachineStep(vcpus with { Configuration = null }, memory with { Configuration = null })
        {
            Configuration = last.Configuration ?? first.Configuration,
        };
        return steps.Where(s => s != first).Select(s => s == last ? together : s).ToEquatableList();
    }
}
