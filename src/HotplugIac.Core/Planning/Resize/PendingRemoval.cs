using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>
/// vCPUs that the guest was asked to give up and still has. Until it does, or is reset, no other number is accepted (RULEBOOK B
/// "vcpus down": 429).
/// </summary>
internal static class PendingRemoval
{
    public static IEnumerable<Problem> Refusals(MachineSnapshot snapshot, PlanResult deferring) =>
        snapshot.Running is { } running && running.Vcpus > snapshot.Configured.Vcpus
        && deferring.Steps.OfType<SetVcpusStep>().FirstOrDefault(s => s.To != snapshot.Configured.Vcpus) is { } step
            ? [Problem.Error(Attributes.Vcpus, ResizeRules.RemovalPending,
                $"\"{snapshot.Name}\" was asked to go from {running.Vcpus} vCPUs to {snapshot.Configured.Vcpus}, and its guest still has {running.Vcpus}: until it gives them up no other number is accepted, so {step.To} is not possible now. Choose {snapshot.Configured.Vcpus} to wait for it or {running.Vcpus} to keep them, or reboot the guest, which ends the removal.")]
            : [];
}
