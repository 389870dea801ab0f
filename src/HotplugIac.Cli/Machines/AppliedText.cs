using System.Globalization;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>What is true after an apply, as lines: read back from the hypervisor, not what was asked for.</summary>
internal static class AppliedText
{
    public static void Write(TextWriter writer, IReadOnlyList<AppliedMachine> machines)
    {
        foreach (var machine in machines.Where(m => m.Result != ApplyResult.Unchanged))
        {
            writer.WriteLine(PlainText.Of($"{machine.Planned.Address}: {Word(machine.Result)}{Truth(machine.State)}"));
        }

        writer.WriteLine($"Applied: {Summary(machines)}.");
    }

    public static string Word(ApplyResult result) => result switch
    {
        ApplyResult.Unchanged => "unchanged",
        ApplyResult.Created => "created",
        ApplyResult.Changed => "changed",
        ApplyResult.Failed => "failed",
        _ => "not started",
    };

    private static string Summary(IEnumerable<AppliedMachine> machines)
    {
        var counts = machines.GroupBy(m => m.Result).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Word(g.Key)}"));
        return string.Join(", ", counts.DefaultIfEmpty("nothing"));
    }

    private static string Truth(MapValue? state)
    {
        if (state is null)
        {
            return string.Empty;
        }

        var live = state[VirtualMachineSchema.LiveValues] as MapValue;
        var shown = live ?? state;
        var pending = state[VirtualMachineSchema.PendingChanges] is MapValue { Fields.Count: > 0 } lines
            ? $"; pending: {string.Join(", ", lines.Fields.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {Text(l.Value)}"))}"
            : string.Empty;
        return $", {(live is null ? "off" : "running")} with {Counted.Of(shown[Attributes.Vcpus] is NumberValue count ? (long)count.Number : 0, "vCPU")} and {Text(shown[Attributes.Memory])}{pending}";
    }

    private static string Text(Value value) => value is TextValue text ? text.Text : "?";
}
