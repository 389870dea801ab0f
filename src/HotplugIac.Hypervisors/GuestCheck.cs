using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// Whether the guest has taken into use what was plugged, and onlining where the policy says so (PRODUCT.md, <c>guest</c>;
/// RULEBOOK C1, C3). Whatever comes out, the growth stays.
/// </summary>
internal sealed class GuestCheck(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <summary>Whether a step gives the guest something that it has to bring online.</summary>
    public static bool Concerns(PlanStep step) =>
        step.Parts.Any(p => p is GrowMemoryStep or AttachMemoryDeviceStep or SetVcpusStep { NeedsGuest: false } or ResizeMemoryDeviceStep { NeedsGuest: false });

    /// <returns>Null when all is in use, or nobody is to look.</returns>
    public async Task<Problem?> DoAsync(string id, GuestPolicy policy, CancellationToken cancellationToken)
    {
        if (policy == GuestPolicy.Ignore)
        {
            return null;
        }

        try
        {
            return await LookAsync(id, policy, cancellationToken);
        }
        catch (HypervisorException e)
        {
            return Tell(policy, e.Rule, $"Whether the guest uses what was plugged could not be seen: {e.Message}");
        }
    }

    private async Task<Problem?> LookAsync(string id, GuestPolicy policy, CancellationToken cancellationToken)
    {
        // Who only looks gives the guest's own mechanism (udev, auto_online_blocks) the whole bound; who onlines need not.
        var (view, running) = await WaitAsync(id, isOnlineToo: policy == GuestPolicy.Verify, cancellationToken);
        if (view is null)
        {
            return policy == GuestPolicy.Auto ? null : Tell(policy, LifecycleRules.NoAgent, $"{LifecycleRules.NoAgent.Why} {LifecycleRules.NoAgent.Remedy}");
        }

        if (policy != GuestPolicy.Verify && !view.IsAllOnline)
        {
            await hypervisor.OnlineGuestAsync(id, view, cancellationToken);
            (view, running) = await WaitAsync(id, isOnlineToo: true, cancellationToken);
        }

        var missing = view is null ? "the agent has stopped answering" : Missing(view, running);
        return missing.Length == 0 ? null : Tell(policy, LifecycleRules.GuestOffline, $"In the guest {missing}. What was plugged stays. {LifecycleRules.GuestOffline.Remedy}");
    }

    /// <summary>A guest needs a moment to see what was plugged.</summary>
    private async Task<(GuestView? View, Sizing? Running)> WaitAsync(string id, bool isOnlineToo, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var running = (await reader.ReadAsync(id, cancellationToken))?.Running;
            var view = running is null ? null : await hypervisor.ReadGuestAsync(id, cancellationToken);
            if (view is null || (Unseen(view, running!).Length == 0 && (view.IsAllOnline || !isOnlineToo)) || time.GetElapsedTime(started) >= timeouts.Online)
            {
                return (view, running);
            }

            await Task.Delay(timeouts.Interval, time, cancellationToken);
        }
    }

    private static string Missing(GuestView view, Sizing? running)
    {
        var parts = new List<string>();
        if (running is not null && Unseen(view, running) is { Length: > 0 } unseen)
        {
            parts.Add(unseen);
        }

        if (view.OfflineVcpus.Count > 0)
        {
            parts.Add(view.OfflineVcpus.Count == 1
                ? $"vCPU {view.OfflineVcpus.Single()} of {view.Vcpus} is offline"
                : $"vCPUs {string.Join(", ", view.OfflineVcpus)} of {view.Vcpus} are offline");
        }

        if (view.OfflineBlocks.Count > 0)
        {
            parts.Add($"{view.OfflineBlocks.Count} of {Counted.Of(view.Blocks, "memory block")} {(view.OfflineBlocks.Count == 1 ? "is" : "are")} offline");
        }

        return string.Join(", and ", parts);
    }

    /// <summary>What the guest does not even know of: a DIMM that it could not place, vCPUs that its kernel has no room for.</summary>
    private static string Unseen(GuestView view, Sizing running)
    {
        if (view.Vcpus > 0 && view.Vcpus < running.Vcpus)
        {
            return $"only {view.Vcpus} of {running.Vcpus} vCPUs {(view.Vcpus == 1 ? "is" : "are")} known";
        }

        var known = view.BlockSize * view.Blocks;
        var expected = Plugged(running).RoundDown(view.BlockSize);
        return view.BlockSize.IsZero || known >= expected ? string.Empty : $"memory blocks for only {known} of {expected} are known";
    }

    /// <summary>Memory that a guest lists as blocks: other devices than DIMMs and virtio-mem are no system memory.</summary>
    private static ByteSize Plugged(Sizing running) => running.BaseMemory + ByteSize.Sum(running.Devices.Select(d => d.Model switch
    {
        MemoryModel.Dimm => d.Size,
        MemoryModel.VirtioMem => d.Current,
        _ => ByteSize.Zero,
    }));

    private static Problem Tell(GuestPolicy policy, Rule rule, string detail) =>
        policy == GuestPolicy.Auto ? Problem.Warning(string.Empty, rule, detail) : Problem.Error(Attributes.Guest, rule, detail);
}
