using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary><see cref="Impact"/> as the value of the <c>impact</c> attribute, and as the warning that repeats it.</summary>
public static class ImpactValues
{
    /// <summary>The value before planning and of a plan that does nothing.</summary>
    public static MapValue None { get; } = Of(Impact.None);

    public static MapValue Of(Impact impact) => new(new Dictionary<string, Value>
    {
        [VirtualMachineSchema.Verdict] = Value.Of(impact.Verdict.ToString().ToLowerInvariant()),
        [VirtualMachineSchema.StopsMachine] = Value.Of(impact.StopsMachine),
        [VirtualMachineSchema.Live] = Lines(impact.Live),
        [VirtualMachineSchema.Reboot] = Lines(impact.Reboot),
    });

    public static MapValue Map(IReadOnlyDictionary<string, string> lines) =>
        new(lines.ToDictionary(l => l.Key, l => Value.Of(l.Value)));

    /// <summary>One warning per machine that this apply stops, or whose change waits for a reboot; null for the others.</summary>
    public static Problem? Warning(string machine, Impact impact)
    {
        var lines = impact.Reboot.ToList();
        if (lines.Count == 0 && !impact.StopsMachine)
        {
            return null;
        }

        var changes = string.Join("\n", lines.Select(c => $"  {c.Attribute}: {c.Text}"));
        var (attribute, code) = lines.Count == 0 ? (string.Empty, LifecycleRules.PowerCycle.Code) : (lines[0].Attribute, lines[0].Code);
        return impact.StopsMachine
            ? new Problem(Severity.Warning, attribute, code, "The machine is stopped and started",
                $"impact.verdict = \"reboot\", stops_machine = true: this apply stops and starts \"{machine}\" (on_reboot_required = \"reboot\"), and these changes come with it:\n{changes}\n"
                + "The guest is asked to shut down. To keep the machine running, set on_reboot_required = \"defer\".")
            : new Problem(Severity.Warning, attribute, code, "A change needs a reboot of the machine",
                $"impact.verdict = \"reboot\", stops_machine = false: \"{machine}\" keeps running, and these changes wait for its next boot:\n{changes}\n"
                + $"They are written to its configuration and shown in pending_changes until {End(lines)}");
    }

    /// <summary>What ends the wait: on Cloud Hypervisor any reset does (RULEBOOK A4, B "Lifecycle").</summary>
    private static string End(IEnumerable<Change> waiting) => waiting.Any(c => c.Code == ResizeRules.AcpiShrink.Code)
        ? "its next reset. A reboot from inside the guest is one."
        : "it has been shut down and started. A reboot from inside the guest is not enough.";

    /// <summary>One line per attribute; two changes of one attribute in the same class stand in one line.</summary>
    private static MapValue Lines(IEnumerable<Change> changes) =>
        Map(changes.GroupBy(c => c.Attribute).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(c => c.Text))));
}
