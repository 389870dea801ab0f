using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every growth of memory of which a part is live and the rest waits for a boot.</summary>
public sealed class MemorySplitProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <summary>Half of them ask for more than the running machine can ever have, with a maximum for it at the next boot.</summary>
    private static readonly Gen<(MachineSpec Spec, MachineSnapshot Snapshot)> Beyond =
        from snapshot in MachineGen.Snapshots
        from blocks in Gen.Choose(1, 64)
        from room in Gen.Choose(0, 32)
        from slots in Gen.Choose(0, 6).OrNull()
        from method in Gen.Elements(MemoryModel.Dimm, MemoryModel.VirtioMem).OrNull()
        let before = snapshot.Running ?? snapshot.Configured
        let memory = snapshot.Configured.Memory + (snapshot.Facts.GuestBlock * blocks)
        select (new MachineSpec("web")
        {
            Memory = memory,
            MaxMemory = ByteSize.Max(memory, before.MaxMemory).RoundUp(snapshot.Facts.GuestBlock) + (snapshot.Facts.GuestBlock * room),
            MemorySlots = slots is { } more && before.MemorySlots > 0 ? before.MemorySlots + more : null,
            MemoryMethod = method,
        }, snapshot);

    private static readonly Gen<(MachineSpec Spec, MachineSnapshot Snapshot)> Requests = Gen.OneOf(SpecGen.Requests, Beyond);

    [Fact]
    public void The_live_part_is_all_that_the_running_machine_can_take()
    {
        var parts = 0;
        Property.Holds(Requests, request =>
        {
            if (Split(request) is not { } plan)
            {
                return;
            }

            parts++;
            var (after, facts) = (plan.RunningAfter!, request.Snapshot.Facts);
            var attached = plan.Steps.OfType<AttachMemoryDeviceStep>().Select(s => s.Device).ToList();
            var virtioMem = plan.Impact.Live.Single(c => c.Attribute == Attributes.Memory).Code == "HP2002";
            var step = virtioMem ? after.Devices.Select(d => d.Block).Append(facts.VirtioMemBlock).Max() : facts.GuestBlock;
            var slots = after.MemorySlots - after.Devices.Count(d => d.TakesSlot(facts));
            var hasPlace = virtioMem
                ? (facts.FreeRootPorts - attached.Count) is null or > 0 && (slots > 0 || !facts.VirtioMemTakesSlot)
                : slots > 0;

            var missing = plan.ConfiguredAfter.Memory - after.Memory;
            var isTaken = !hasPlace || after.MaxMemory - after.TotalMemory < ByteSize.Max(step, facts.GuestBlock);
            (missing < step || isTaken).ShouldBeTrue($"{missing} is missing, of {after.MaxMemory} {after.TotalMemory} is given to devices, {slots} slots");
            if (virtioMem)
            {
                (missing < step || after.Devices.All(d => d.Model != MemoryModel.VirtioMem || d.Size.RoundDown(ByteSize.Max(d.Block, facts.GuestBlock)).Bytes - d.Requested.Bytes < step.Bytes)).ShouldBeTrue("each device gives what it can");
            }
        });

        parts.ShouldBeGreaterThan(Property.Cases / 200, "a generator that makes no such machine would prove nothing");
    }

    [Fact]
    public void Part_and_rest_add_up_and_the_devices_of_the_part_come_back_with_the_boot() => Property.Holds(Requests, request =>
    {
        if (Split(request) is not { } plan)
        {
            return;
        }

        var live = plan.Impact.Live.Single(c => c.Attribute == Attributes.Memory);
        var rest = plan.Impact.Reboot.Single(c => c.Attribute == Attributes.Memory);
        (live.From, live.To, rest.To).ShouldBe((request.Snapshot.Running!.Memory.ToString(), rest.From, plan.ConfiguredAfter.Memory.ToString()));
        rest.Code.ShouldBe("HP2004");
        if (request.Snapshot.Configured == request.Snapshot.Running.AsConfigured() && plan.ConfiguredAfter.BaseMemory == request.Snapshot.Configured.BaseMemory)
        {
            foreach (var device in plan.RunningAfter!.Devices)
            {
                plan.ConfiguredAfter.Devices.Any(c => c.Alias == device.Alias && c.Size >= device.Size && c.Requested >= device.Requested && c.Node == device.Node).ShouldBeTrue();
            }
        }
    });

    [Fact]
    public void Undoing_the_rest_asks_nothing_of_the_running_machine() => Property.Holds(Requests, request =>
    {
        if (Split(request) is not { } plan)
        {
            return;
        }

        // The guest has taken in what was asked for: what it has not is asked again (HP2011).
        var machine = request.Snapshot.After(plan) with { Running = plan.RunningAfter!.Booted() };
        var undo = Planner.Plan(new MachineSpec("web") { Memory = machine.Running!.Memory }, machine, new HashSet<string> { Attributes.Memory });
        if (!undo.HasErrors)
        {
            undo.RunningAfter.ShouldBe(machine.Running);
            undo.Impact.Changes.Where(c => c.Attribute == Attributes.Memory && c.Code != "HP4001").ShouldBeEmpty();
            undo.ConfiguredAfter.Memory.ShouldBe(machine.Running.Memory);
        }
    });

    /// <summary>The plan, when it splits a growth of memory that the planner moves.</summary>
    private static PlanResult? Split((MachineSpec Spec, MachineSnapshot Snapshot) request)
    {
        var plan = Planner.Plan(request.Spec with { Policy = new Policy() }, request.Snapshot, Nothing);
        return request.Spec.MemoryDevices is null && plan.ConfiguredAfter.Memory > plan.RunningAfter?.Memory && plan.RunningAfter.Memory > request.Snapshot.Running?.Memory
            ? plan
            : null;
    }
}
