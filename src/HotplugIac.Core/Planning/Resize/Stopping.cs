using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>
/// Whether a machine can be stopped and started at all: a guest that powers off takes a VMM without <c>--no-shutdown</c> along, and
/// the machine is gone (RULEBOOK B "Lifecycle").
/// </summary>
internal static class Stopping
{
    public static IEnumerable<Problem> Refusals(MachineSpec spec, MachineSnapshot snapshot, ResizeFacts resize, PlanResult deferring)
    {
        if (spec.Policy.OnRebootRequired != RebootPolicy.Reboot || !PowerCyclePlan.IsDue(snapshot, deferring))
        {
            yield break;
        }

        if (!resize.SurvivesPowerOff && !spec.Policy.ForceStop)
        {
            yield return Problem.Error(Attributes.OnRebootRequired, ResizeRules.NoGracefulStop,
                $"\"{snapshot.Name}\" would have to be stopped. {ResizeRules.NoGracefulStop.Why} {ResizeRules.NoGracefulStop.Remedy}");
        }

        if (snapshot.Configured.Devices.Any(d => d.Model == MemoryModel.VirtioMem) && !snapshot.Configured.Devices.Equals(deferring.ConfiguredAfter.Devices))
        {
            yield return Problem.Error(Attributes.Memory, ResizeRules.CannotWait,
                $"\"{snapshot.Name}\" would have to be stopped for another change, and its virtio-mem memory can only be asked for while it runs. Change memory in one apply and the rest in another.");
        }
    }
}
