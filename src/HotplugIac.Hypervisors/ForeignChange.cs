using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// What somebody else has changed while an apply was under way: a lock cannot span hosts, and knows nothing of virsh. What moves
/// by itself is no change: how far a guest has followed virtio-mem, and what a guest gives back late that the configuration
/// does not have any more.
/// </summary>
internal static class ForeignChange
{
    /// <param name="left">The machine as the steps so far left it.</param>
    /// <returns>Null when nobody has changed it.</returns>
    public static Problem? Before(PlanStep next, MachineSnapshot left, MachineSnapshot? now)
    {
        var changes = now is null ? ["it is gone"] : Of(next, left, now);
        return changes.Count == 0 ? null : Problem.Error(string.Empty, now is null ? LifecycleRules.NotFound : LifecycleRules.PlanIsCeiling,
            $"\"{left.Name}\" was changed by somebody else while it was being applied: {string.Join(", ", changes)}. The step \"{next.Describe()}\" and what follows it were not begun; what was done before is kept. {LifecycleRules.PlanIsCeiling.Remedy}");
    }

    /// <summary>What of the configuration is not as this apply left it.</summary>
    public static IReadOnlyList<string> OfConfiguration(Sizing left, Sizing now) => Named("configured", Deviations.OfDevicesToo(now, left));

    private static IReadOnlyList<string> Of(PlanStep next, MachineSnapshot left, MachineSnapshot now) =>
    [
        .. (left.Running, now.Running) switch
        {
            ({ } before, { } running) => Named("running", Deviations.OfDevicesToo(running, Expected(before, running, left.Configured))),
            (null, not null) => ["it was off and runs now"],
            (not null, null) => ["it was running and is off now"],
            _ => [],
        },
        .. OfConfiguration(left.Configured, now.Configured),
        .. next is StartStep && !now.StoppedByUs && now.Running is null ? ["the mark that says that an apply stopped it is gone"] : Array.Empty<string>(),
    ];

    private static IReadOnlyList<string> Named(string which, IReadOnlyList<string> differences) => [.. differences.Select(d => $"{which} {d}")];

    /// <summary>What is expected to run, with everything that may have moved by itself where it is now.</summary>
    private static Sizing Expected(Sizing before, Sizing now, Sizing configured) => before with
    {
        Vcpus = configured.Vcpus <= now.Vcpus && now.Vcpus < before.Vcpus ? now.Vcpus : before.Vcpus,

        // Follows from how libvirt lists single vCPUs, which it does from the first plug on (RULEBOOK A1).
        MinVcpus = now.MinVcpus,
        Devices = before.Devices.Where(d => Has(now, d) || Has(configured, d)).Select(d => Moved(d, now, configured)).ToEquatableList(),
    };

    /// <summary>A request that the guest did not follow is set back to somewhere on its way.</summary>
    private static MemoryDevice Moved(MemoryDevice before, Sizing now, Sizing configured)
    {
        var (there, goal) = (Find(now, before)?.Requested, Find(configured, before)?.Requested ?? ByteSize.Zero);
        return there is { } requested && goal <= requested && requested <= before.Requested ? before with { Requested = requested } : before;
    }

    private static bool Has(Sizing sizing, MemoryDevice device) => Find(sizing, device) is not null;

    private static MemoryDevice? Find(Sizing sizing, MemoryDevice device) => sizing.Devices.FirstOrDefault(d => d.Alias == device.Alias);
}
