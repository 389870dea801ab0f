using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary><c>memory_devices</c> in the configuration, and what of it the running machine could not follow.</summary>
internal static class ExplicitRule
{
    public static void Apply(PlanDraft draft)
    {
        var wanted = ExplicitDevices.Wanted(draft);
        var target = draft.Configured with { Devices = ExplicitDevices.Target(draft.Configured.Devices, wanted) };
        if (ExplicitDevices.IsMet(draft.Snapshot.Configured, target.Devices))
        {
            target = draft.Configured;
        }

        var (how, rule) = draft.Running is { } running ? WhatWaits(draft, running, wanted) : ("at the next boot", MemoryRules.DevicesChange);
        List(draft, Attributes.MemoryDevices, s => s.DevicesText, target, how, rule);
        List(draft, Attributes.Memory, s => s.Memory.ToString(), target, how, rule);
        draft.Configured = target;
    }

    /// <summary>Lists what the live steps have not brought to its end already.</summary>
    private static void List(PlanDraft draft, string attribute, Func<Sizing, string> read, Sizing target, string how, Rule rule)
    {
        var running = draft.Running is null ? null : read(draft.Running);
        if (running != read(target) || !draft.Lists(attribute))
        {
            ConfigurationChange.List(draft, attribute, running, read(draft.Snapshot.Configured), read(target), how, rule);
        }
    }

    /// <summary>The weightiest reason why something waits for the next boot.</summary>
    private static (string How, Rule Rule) WhatWaits(PlanDraft draft, Sizing running, EquatableList<MemoryDevice> wanted)
    {
        var before = draft.Snapshot.Running!.Devices;
        var ports = draft.Facts.FreeRootPorts - running.Devices.Count(d => d.Model == MemoryModel.VirtioMem && before.All(b => b.Alias != d.Alias));
        if (wanted.Where(w => running.Devices.All(d => d.Alias != w.Alias)).Select(w => ExplicitLive.Obstacle(running, w, draft.Facts, ports))
            .FirstOrDefault(o => o.Length > 0) is { } obstacle)
        {
            return ($"at the next boot: {obstacle}", MemoryRules.NoRoom);
        }

        var concerned = running.Devices.Where(ExplicitDevices.IsConcerned).OrderBy(d => d.Alias, StringComparer.Ordinal).ToList();
        if (concerned.FirstOrDefault(d => wanted.Any(w => w.Alias == d.Alias && !ExplicitDevices.IsSame(d, w))) is { } replaced)
        {
            return ($"at the next boot: {replaced.Alias} has to be replaced", MemoryRules.DeviceReplaced);
        }

        if (concerned.FirstOrDefault(d => wanted.All(w => w.Alias != d.Alias)) is { } removed)
        {
            return removed.Model == MemoryModel.VirtioMem && draft.Spec.Policy.Unplug != UnplugPolicy.Reboot
                ? ($"at the next boot: {removed.Alias} cannot be detached", MemoryRules.DeviceReplaced)
                : ("removed at the next boot", MemoryRules.Reduction);
        }

        return concerned.Exists(d => wanted.Any(w => w.Alias == d.Alias && w.Requested < d.Requested))
            ? ("removed at the next boot", MemoryRules.Reduction)
            : ("at the next boot", MemoryRules.Base);
    }
}
