using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>
/// Memory of a machine that is resized as a whole through ACPI (RULEBOOK B "ACPI memory grow", "ACPI shrink"): growth is live, a
/// reduction comes with the next reset.
/// </summary>
public static class AcpiMemory
{
    /// <summary>What stands for the memory above base memory. It is no device of the hypervisor, takes no slot and has no place.</summary>
    public const string Alias = MemoryDevice.OwnAliasPrefix + "acpi";

    public static bool Concerns(MachineFacts facts) => facts.Resize is { Method: ResizeMethod.Acpi or ResizeMethod.None };

    /// <summary>A sizing with this capacity: base memory stays where it is, unless there is less.</summary>
    public static Sizing With(Sizing sizing, ByteSize memory)
    {
        var floor = ByteSize.Min(sizing.BaseMemory, memory);
        return sizing with { BaseMemory = floor, Devices = memory == floor ? [] : [Above(memory - floor)] };
    }

    public static MemoryDevice Above(ByteSize size) => new(MemoryModel.Dimm, Alias, size, null) { Slot = SlotNeed.None };

    /// <summary>The live part: all of a growth or nothing of it.</summary>
    internal static void Grow(PlanDraft draft)
    {
        if (draft.Running is not { } running || draft.Spec.Memory is not { } target || target <= running.Memory || Obstacle(running, target, draft.Facts).Length > 0)
        {
            return;
        }

        draft.Live(Attributes.Memory, $"{running.Memory}", $"{target}", "hot-added through ACPI, to be onlined in the guest", ResizeRules.AcpiGrow);
        draft.Running = With(running, target);
        var configuration = With(draft.Configured, target);
        var writes = configuration != draft.Configured;
        draft.Configured = configuration;
        draft.Step(new GrowMemoryStep(running.Memory, target) { Configuration = writes ? configuration : null });
    }

    /// <summary>The configuration, and what of it waits.</summary>
    internal static void Configure(PlanDraft draft)
    {
        if (draft.Spec.Memory is not { } target)
        {
            return;
        }

        if (!draft.Lists(Attributes.Memory))
        {
            var (how, rule) = draft.Running is { } running && target > running.Memory
                ? ($"at the next boot: {Obstacle(running, target, draft.Facts)}", MemoryRules.NoRoom)
                : ("removed with the next reset, which the guest's own reboot is too", ResizeRules.AcpiShrink);
            ConfigurationChange.List(draft, Attributes.Memory, draft.Running?.Memory.ToString(), draft.Snapshot.Configured.Memory.ToString(), $"{target}", how, rule);
        }

        var configured = With(draft.Configured, target);
        draft.Configured = draft.MemoryTarget.BaseMemory is var floor && floor <= target && floor != configured.BaseMemory
            ? configured with { BaseMemory = floor, Devices = target == floor ? [] : [Above(target - floor)] }
            : configured;
    }

    /// <summary>Why the running machine cannot have so much; empty when it can.</summary>
    private static string Obstacle(Sizing running, ByteSize target, MachineFacts facts) =>
        running.MaxMemory.IsZero || !facts.MemoryHotplug ? "memory hotplug is not enabled (hotplug_size)"
        : target > running.MaxMemory ? $"the maximum is {running.MaxMemory}"
        : !(target - running.Memory).IsMultipleOf(facts.GuestBlock) ? $"from {running.Memory} it grows in whole steps of {facts.GuestBlock}"
        : facts.Resize!.GrowthsLeft <= 0 ? $"it has grown {ResizeFacts.GrowthsPerBoot} times since its last boot, which is as often as it can"
        : string.Empty;
}
