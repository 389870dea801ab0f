using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// <c>on_reboot_required = "reboot"</c>: the configuration of the plan as under <c>defer</c>, and one stop and start instead of
/// its live steps. Nothing is plugged that the new boot brings anyway, and no guest is asked to give anything back.
/// </summary>
internal static class PowerCyclePlan
{
    /// <summary>
    /// Whether anything would wait for a boot: new changes, what an earlier apply put off, what somebody else configured.
    /// Not when the plan only undoes it.
    /// </summary>
    public static bool IsDue(MachineSnapshot snapshot, PlanResult deferring) =>
        snapshot is { Running: not null, Persistent: true }
        && PendingChanges.Between(deferring.RunningAfter, deferring.ConfiguredAfter).Count > 0;

    public static PlanResult Of(MachineSnapshot snapshot, PlanResult deferring)
    {
        var configured = deferring.ConfiguredAfter;
        var write = configured == snapshot.Configured ? Array.Empty<PlanStep>() : [new WriteConfigurationStep { Configuration = configured }];
        return deferring with
        {
            Impact = new Impact(Changes(snapshot, snapshot.Running!, deferring).ToEquatableList()) { StopsMachine = true },
            Steps = [.. write, new PowerCycleStep()],
            RunningAfter = Boot.Of(configured),
            PowerAfter = PowerState.Running,
            Problems = Problems(snapshot, deferring).ToEquatableList(),
        };
    }

    /// <summary>
    /// Each attribute at most twice: how the running machine changes, and what changes in the configuration only because
    /// the running machine has it already.
    /// </summary>
    private static IEnumerable<Change> Changes(MachineSnapshot snapshot, Sizing running, PlanResult deferring)
    {
        foreach (var attribute in SizingAttribute.All)
        {
            var listed = deferring.Impact.Changes.Where(c => c.Attribute == attribute.Name).ToList();
            var (from, to) = (attribute.Read(running), attribute.Read(deferring.ConfiguredAfter));
            if (from == to)
            {
                // Also what would have gone there and back live, or is asked for by an interrupted request: the boot brings it.
                if (listed.Count > 0 && attribute.Read(snapshot.Configured) is var before && before != to)
                {
                    yield return new Change(attribute.Name, ImpactClass.Live, before, to, "configuration only, the machine has it already", LifecycleRules.ConfigurationOnly.Code);
                }
            }
            else
            {
                var wasPending = attribute.Read(snapshot.Configured) == to;
                if (attribute.Name == Attributes.MemoryDevices && listed.Count == 0 && !wasPending)
                {
                    // The user's devices that move with memory are told with it (FollowingChanges).
                    continue;
                }

                var (how, code) = Reason(listed, wasPending);
                yield return new Change(attribute.Name, ImpactClass.Reboot, from, to, how, code);
            }
        }
    }

    private static (string How, string Code) Reason(List<Change> listed, bool wasPending) =>
        listed.FirstOrDefault(c => c.Class == ImpactClass.Reboot) is { } reboot ? (WithThisStart(reboot.How), reboot.Code)
        : listed.Count == 0 && wasPending ? ("pending before, comes with the stop and start", LifecycleRules.PendingTakesEffect.Code)
        : ("comes with the stop and start", LifecycleRules.PowerCycle.Code);

    /// <summary>The next boot is this apply's own.</summary>
    private static string WithThisStart(string how) => how.Replace("at the next boot", "with the stop and start", StringComparison.Ordinal);

    private static string Resume(MachineSnapshot snapshot) => snapshot.Facts.Resize is null ? $"virsh resume {snapshot.Name}" : $"ch-remote --api-socket {snapshot.Name}.sock resume";

    /// <summary>A paused guest is asked for no vCPU now, but to shut down, which it cannot either.</summary>
    private static IEnumerable<Problem> Problems(MachineSnapshot snapshot, PlanResult deferring)
    {
        var kept = deferring.Problems.Where(p => p.Code != VcpuRules.Paused.Code && p.Code != MemoryRules.Paused.Code);
        return snapshot.Power != PowerState.Paused ? kept : kept.Append(Problem.Warning(string.Empty, LifecycleRules.ShutdownIgnored,
            $"\"{snapshot.Name}\" is paused, and a paused guest cannot shut down. Resume it before the apply ({Resume(snapshot)}), or set force_stop = true to have it destroyed after shutdown_timeout."));
    }
}
