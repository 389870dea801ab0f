using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every plan that moves memory.</summary>
public sealed class MemoryProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private static PlanResult PlanLive((MachineSpec Spec, MachineSnapshot Snapshot) request, UnplugPolicy unplug) =>
        Planner.Plan(request.Spec with { Policy = new Policy { Unplug = unplug } }, request.Snapshot, Nothing);

    [Fact]
    public void A_running_machine_never_has_less_memory_than_it_had_and_was_asked_for() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = PlanLive(request, UnplugPolicy.Live);
        if (request.Snapshot.Running is { } running && plan.Steps.Count > 0)
        {
            var least = ByteSize.Min(running.Memory, plan.ConfiguredAfter.Memory);
            foreach (var after in Replay(running, plan.Steps, _ => true))
            {
                after.Memory.ShouldBeGreaterThanOrEqualTo(least);
            }
        }
    });

    [Fact]
    public void Devices_that_no_plan_moves_are_never_touched() => Property.Holds(SpecGen.Requests, request =>
    {
        static IEnumerable<MemoryDevice> Others(Sizing? sizing) => sizing?.Devices.Where(d => d.Model == MemoryModel.Other) ?? [];
        var plan = PlanLive(request, UnplugPolicy.Live);
        if (request.Snapshot.Running is not { } running)
        {
            return;
        }

        Others(plan.RunningAfter).ShouldBe(Others(running));
        if (request.Spec.MemoryDevices is not null)
        {
            running.Devices.Where(d => !d.IsNamed).ShouldBeSubsetOf(plan.RunningAfter!.Devices, "hand-plugged devices stay beside explicit ones");
        }
    });

    [Fact]
    public void The_live_part_of_a_reduction_is_the_best_that_whole_devices_can_give() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = PlanLive(request, UnplugPolicy.Live);
        if (request.Snapshot.Running is not { } running || request.Spec.MemoryDevices is not null || request.Spec.Memory is not { } target || target >= running.Memory || plan.HasErrors)
        {
            return;
        }

        var best = Subsets([.. running.Devices.Where(d => d.Model == MemoryModel.Dimm)])
            .Where(dimms => running.Memory - Total(dimms) >= ByteSize.Max(target, running.BaseMemory))
            .Min(dimms => Left(running, dimms, target));
        plan.RunningAfter!.Memory.ShouldBe(best);
    });

    [Fact]
    public void No_fewer_dimms_of_the_users_could_have_gone_for_the_same() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = PlanLive(request, UnplugPolicy.Live);
        var gone = plan.Steps.OfType<DetachMemoryDeviceStep>().Select(s => s.Device).ToList();
        if (gone.Count == 0 || request.Spec.MemoryDevices is not null)
        {
            return;
        }

        // Those that the next boot does not have any more cost the user nothing.
        int Users(IReadOnlyList<MemoryDevice> dimms) => dimms.Count(d => !d.Alias.StartsWith("ua-hotplug-", StringComparison.Ordinal) && request.Snapshot.Configured.Devices.Any(c => c.Alias == d.Alias));
        int HandPlugged(IReadOnlyList<MemoryDevice> dimms) => dimms.Count(d => !d.IsNamed && request.Snapshot.Configured.Devices.Any(c => c.Alias == d.Alias));
        var running = request.Snapshot.Running!;
        Subsets([.. running.Devices.Where(d => d.Model == MemoryModel.Dimm)])
            .Where(dimms => Left(running, dimms, plan.RunningAfter!.Memory) == plan.RunningAfter!.Memory)
            .All(dimms => HandPlugged(dimms) > HandPlugged(gone) || (HandPlugged(dimms) == HandPlugged(gone) && Users(dimms) >= Users(gone))).ShouldBeTrue();
    });

    [Fact]
    public void What_a_guest_refuses_is_pending_once_and_not_asked_for_again() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = PlanLive(request, UnplugPolicy.LiveOrPending);
        if (request.Snapshot.Running is null || plan.HasErrors)
        {
            return;
        }

        var refused = request.Snapshot.After(plan) with { Running = Replay(request.Snapshot.Running, plan.Steps, s => !s.NeedsGuest).LastOrDefault() ?? request.Snapshot.Running };
        refused = refused with { Running = refused.Running! with { Vcpus = plan.RunningAfter!.Vcpus, NumaTune = plan.RunningAfter.NumaTune } };
        var deferred = PendingChanges.Between(refused.Running, refused.Configured).Keys.ToHashSet(StringComparer.Ordinal);
        Planner.Plan(request.Spec with { Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending } }, refused, deferred).Lines().ShouldBeEmpty();
    });

    [Fact]
    public void Attached_dimms_leave_slots_for_equal_steps_to_the_maximum() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = PlanLive(request, UnplugPolicy.Live);
        var dimms = plan.Steps.OfType<AttachMemoryDeviceStep>().Where(s => s.Device.Model == MemoryModel.Dimm).ToList();
        if (dimms.Count > 1 && request.Spec.MemoryDevices is null)
        {
            var after = plan.RunningAfter!;
            var grown = after.Memory - request.Snapshot.Running!.Memory;
            var free = after.MemorySlots - after.Devices.Count(d => d.TakesSlot(request.Snapshot.Facts));
            (grown * free).ShouldBeGreaterThanOrEqualTo(after.MaxMemory - after.TotalMemory);
        }
    });

    /// <summary>What is left when these DIMMs go, and virtio-mem gives as many blocks as brings the machine next to the target from above.</summary>
    private static ByteSize Left(Sizing running, IReadOnlyList<MemoryDevice> dimms, ByteSize target)
    {
        var virtioMem = running.Devices.Where(d => d.Model == MemoryModel.VirtioMem && !d.Requested.IsZero).ToList();
        var most = Total(virtioMem);
        var left = running.Memory - Total(dimms);
        var surplus = left - ByteSize.Max(target, running.BaseMemory);
        var step = virtioMem.Select(d => d.Block).DefaultIfEmpty(ByteSize.FromMiB(2)).Max();
        return surplus.Bytes < 0 ? ByteSize.FromGiB(1 << 20) : left - (surplus >= most ? most : surplus.RoundDown(step));
    }

    private static ByteSize Total(IEnumerable<MemoryDevice> devices) => ByteSize.Sum(devices.Select(d => d.Capacity));

    private static IEnumerable<IReadOnlyList<MemoryDevice>> Subsets(IReadOnlyList<MemoryDevice> devices) =>
        Enumerable.Range(0, 1 << devices.Count).Select(mask => (IReadOnlyList<MemoryDevice>)[.. devices.Where((_, i) => (mask & (1 << i)) != 0)]);

    /// <summary>The running machine after each step that the guest lets happen.</summary>
    private static IEnumerable<Sizing> Replay(Sizing running, IEnumerable<PlanStep> steps, Func<PlanStep, bool> happens)
    {
        foreach (var step in steps.Where(happens))
        {
            running = running with
            {
                Devices = step switch
                {
                    AttachMemoryDeviceStep s => [.. running.Devices, s.Device],
                    DetachMemoryDeviceStep s => running.Devices.Where(d => d.Alias != s.Device.Alias).ToEquatableList(),
                    ResizeMemoryDeviceStep s => running.Devices.Select(d => d.Alias == s.Alias ? d with { Requested = s.Requested, Current = s.Requested } : d).ToEquatableList(),
                    _ => running.Devices,
                },
            };
            yield return running;
        }
    }
}
