using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>What a change needs to know of a machine and the object does not have.</summary>
internal static class MissingFacts
{
    private static readonly string[] ForVcpus = [Attributes.Vcpus, Attributes.MaxVcpus];
    private static readonly string[] ForMemory = [Attributes.Memory, Attributes.BaseMemory, Attributes.MaxMemory, Attributes.MemorySlots, Attributes.NumaCells];

    /// <summary>Of a machine that its user did not set them for, these are null whatever it has.</summary>
    private static readonly string[] ShownWhenSet = [Attributes.MemoryDevices, Attributes.NumaTune];

    /// <returns>An attribute that is asked for and the fact that it needs; null when nothing is missing.</returns>
    public static (string Asked, string Fact)? Of(MapValue shown, Wish wish, IReadOnlyList<ShownMachine> machines)
    {
        var asked = wish.Named.Order(StringComparer.Ordinal).FirstOrDefault() ?? Attributes.Vcpus;
        if (machines.Select(m => m.Missing).FirstOrDefault(m => m is not null) is { } side)
        {
            return (asked, $"both sides of the pending change of {side}");
        }

        if (machines.SelectMany(m => new[] { m.Configured, m.Running ?? m.Configured }).Any(s => s.NumaCells.Count == 0 && s.Devices.Any(d => d.Node is not null)))
        {
            return (asked, $"{Attributes.NumaCells}, on which its memory_devices are");
        }

        string[] needed = [.. wish.ConcernsVcpus ? ForVcpus : [], .. wish.ConcernsMemory ? ForMemory : []];
        if (needed.FirstOrDefault(name => shown[name].IsNull) is { } absent)
        {
            return (asked, absent);
        }

        if (wish.Named.FirstOrDefault(name => !Has(shown, name, machines)) is { } unshown)
        {
            return (unshown, unshown);
        }

        return machines.Any(m => MovesHiddenMemory(wish, m)) ? (asked, "which memory devices it has") : null;
    }

    private static bool Has(MapValue shown, string name, IReadOnlyList<ShownMachine> machines) =>
        name is Attributes.MinVcpus or Attributes.MemoryMethod
        || (name == Attributes.MemoryDevices && machines.All(m => m.HiddenConfigured.IsZero && m.HiddenRunning.IsZero))
        || (ShownWhenSet.Contains(name) ? !shown[name].IsNull : shown.Fields.ContainsKey(name));

    /// <summary>Whether a running machine's memory moves by devices that no attribute shows.</summary>
    private static bool MovesHiddenMemory(Wish wish, ShownMachine machine)
    {
        if (machine.Running is not { } running || !wish.ConcernsMemory || (machine.HiddenRunning.IsZero && machine.HiddenConfigured.IsZero))
        {
            return false;
        }

        var (now, next) = (running.Memory + machine.HiddenRunning, machine.Configured.Memory + machine.HiddenConfigured);
        return wish.Spec.MemoryDevices is not null || now != next || (wish.Spec.Memory ?? now) != now
            || (wish.Spec.BaseMemory ?? running.BaseMemory) != running.BaseMemory || wish.Spec.NumaCells is not null;
    }
}
