using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// What the running machine will not have when the plan is done is a reboot change of the plan, or was pending before and
/// is nobody's wish now, or was put off by an earlier apply. Nothing else waits for a boot.
/// </summary>
internal static class PendingChecks
{
    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan, IReadOnlySet<string> deferred)
    {
        if (snapshot.Running is not { } before || plan.RunningAfter is not { } after)
        {
            yield break;
        }

        foreach (var attribute in SizingAttribute.All)
        {
            var (now, next) = (attribute.Read(after), attribute.Read(plan.ConfiguredAfter));
            var isListed = plan.Impact.Reboot.Any(c => c.Attribute == attribute.Name);
            if (now == next)
            {
                continue;
            }

            if (spec.Policy.OnRebootRequired == RebootPolicy.Reboot)
            {
                yield return $"{attribute.Name} stays pending ({now}, then {next}), although the policy asks for the reboot.";
            }

            var wasThere = attribute.Read(before) == now && attribute.Read(snapshot.Configured) == next;
            var isOpen = WishChecks.Asks(spec, attribute.Name) && !deferred.Contains(attribute.Name);
            if (!isListed && (wasThere ? isOpen : !IsToldWithMemory(attribute.Name, spec, plan)))
            {
                yield return $"{attribute.Name} has to wait for the next boot ({now}, then {next}), but the impact does not list it.";
            }
            else if (isListed && wasThere && deferred.Contains(attribute.Name))
            {
                yield return $"{attribute.Name} is listed again, although an earlier apply put it off and nothing has changed.";
            }
        }
    }

    /// <summary>A user's devices that memory moves need no entry of their own.</summary>
    private static bool IsToldWithMemory(string attribute, MachineSpec spec, PlanResult plan) =>
        attribute == Attributes.MemoryDevices && spec.MemoryDevices is null && plan.Impact.Changes.Any(c => ImpactChecks.OfDevices.Contains(c.Attribute));
}
