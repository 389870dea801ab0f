using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hypervisors;

/// <summary>Tells an observer how far an apply is.</summary>
internal sealed class ApplyReport(IProgress<ApplyProgress>? observer, TimeProvider time, string machine, string id, int steps)
{
    public StepReport Begin(int number, PlanStep step, Policy policy) => Begin(number, step.Describe(), WaitsFor(step, policy), StepKind.Of(step));

    /// <param name="number">Zero for what is no step.</param>
    public StepReport Begin(int number, string what, string waitsFor, string? kind = null) =>
        new(observer, time, new ApplyProgress(machine, number, steps, what, ApplyPhase.Started, TimeSpan.Zero) { Id = id, Kind = kind }, waitsFor);

    private static string WaitsFor(PlanStep step, Policy policy) => step switch
    {
        PowerCycleStep => "the hypervisor",
        { NeedsGuest: true } => $"the guest to give it back (unplug_timeout: {Durations.Text(policy.UnplugTimeout)})",
        ResizeMachineStep or ResizeMemoryDeviceStep or AttachMemoryDeviceStep { Device.Model: MemoryModel.VirtioMem } => "the guest to take it",
        _ => "the hypervisor",
    };
}
