using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>What a hypervisor refuses of a step on vCPUs or placement in the state that the step meets (RULEBOOK A1, A3).</summary>
internal static class StepRefusals
{
    /// <summary>Whether the guest has to give something back, as far as the step itself shows.</summary>
    public static bool AsksGuest(PlanStep step) => step switch
    {
        SetVcpusStep s => s.To < s.From,
        ResizeMemoryDeviceStep s => s.Requested < s.From,
        _ => step is DetachMemoryDeviceStep,
    };

    public static bool IsLive(PlanStep step) =>
        step is SetVcpusStep or SetNumaTuneStep or GrowMemoryStep or AttachMemoryDeviceStep or ResizeMemoryDeviceStep or DetachMemoryDeviceStep;

    public static IEnumerable<string> Of(SetVcpusStep step, Sizing running, MachineFacts facts)
    {
        if (step.From != running.Vcpus || step.To == step.From)
        {
            yield return $"vCPUs go from {running.Vcpus} up or down, not from {step.From} to {step.To}.";
        }

        if (step.To < running.MinVcpus || step.To % facts.VcpuGranularity != 0)
        {
            yield return $"{step.To} vCPUs cannot be left: the first {running.MinVcpus} are not hotpluggable, and {facts.VcpuGranularity} come and go at a time.";
        }

        if (step.To > running.MaxVcpus || !facts.VcpuHotplug)
        {
            yield return $"{step.To} vCPUs cannot be plugged live: maximum {running.MaxVcpus}, hotplug {facts.VcpuHotplug}.";
        }
    }

    public static IEnumerable<string> Of(SetNumaTuneStep step, Sizing running)
    {
        if (step.From != running.NumaTune || step.From.Mode != NumaTuneMode.Restrictive || step.From with { Nodeset = step.To.Nodeset } != step.To
            || step.To == step.From || step.To.Nodeset.Count == 0)
        {
            yield return $"The host nodes of a machine with {running.NumaTune?.ToString() ?? "no placement"} cannot go from {step.From} to {step.To} live.";
        }
    }
}
