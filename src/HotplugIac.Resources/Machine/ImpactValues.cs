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
        [VirtualMachineSchema.Live] = Map(impact.Live.ToDictionary(c => c.Attribute, c => c.Text)),
        [VirtualMachineSchema.Reboot] = Map(impact.Reboot.ToDictionary(c => c.Attribute, c => c.Text)),
    });

    public static MapValue Map(IReadOnlyDictionary<string, string> lines) =>
        new(lines.ToDictionary(l => l.Key, l => Value.Of(l.Value)));

    /// <summary>One warning per machine whose change waits for a reboot; null for the others.</summary>
    public static Problem? Warning(string machine, Impact impact)
    {
        var lines = impact.Reboot.ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var changes = string.Join("\n", lines.Select(c => $"  {c.Attribute}: {c.Text}"));
        var detail = $"impact.verdict = \"reboot\", stops_machine = false: \"{machine}\" keeps running, and these changes wait for its next boot:\n{changes}\n"
            + "They are written to its configuration and shown in pending_changes until it has been shut down and started. A reboot from inside the guest is not enough.";
        return new Problem(Severity.Warning, lines[0].Attribute, RuleBook.All.First(r => r.Code == lines[0].Code).Code, "A change needs a reboot of the machine", detail);
    }
}
