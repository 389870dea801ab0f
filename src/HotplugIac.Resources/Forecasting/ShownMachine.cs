using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>A machine as far as a state shows it: what runs, and what its next boot brings.</summary>
/// <param name="Running">Null when it is off. Without the devices that no attribute shows.</param>
/// <param name="Pending">The attributes that differ.</param>
/// <param name="Missing">An attribute without which it cannot be told what runs; null when it can.</param>
internal sealed record ShownMachine(PowerState Power, Sizing? Running, Sizing Configured, IReadOnlySet<string> Pending, string? Missing)
{
    /// <summary>Memory in devices that no attribute shows: those that the planner or somebody else chose.</summary>
    public ByteSize HiddenRunning { get; init; }

    public ByteSize HiddenConfigured { get; init; }

    /// <summary>The power states that the machine may be in.</summary>
    /// <returns>Empty when its <c>power_state</c> is none.</returns>
    public static IReadOnlyList<PowerState> Powers(MapValue before) => before[Attributes.PowerState] switch
    {
        TextValue text => new[] { PowerState.Running, PowerState.Paused, PowerState.Off }.Where(p => StateWriter.Power(p) == text.Text).ToList(),
        _ when before[VirtualMachineSchema.LiveValues] is MapValue || before[VirtualMachineSchema.PendingReboot] is FlagValue { Flag: true } => [PowerState.Running],
        _ when before.Fields.ContainsKey(VirtualMachineSchema.LiveValues) => [PowerState.Off],
        _ => [PowerState.Running, PowerState.Off],
    };

    public static ShownMachine Of(MapValue before, PowerState power)
    {
        if (power == PowerState.Off)
        {
            var (sizing, hidden) = Side(before, live: false);
            return new ShownMachine(power, null, sizing, new HashSet<string>(), null) { HiddenConfigured = hidden };
        }

        var lines = before[VirtualMachineSchema.PendingChanges] as MapValue ?? MapValue.Empty;
        var pending = lines.Fields.Where(l => l.Value is TextValue text && PendingChanges.IsLine(text.Text))
            .ToDictionary(l => l.Key, l => PendingChanges.Sides(((TextValue)l.Value).Text), StringComparer.Ordinal);
        var live = before[VirtualMachineSchema.LiveValues] as MapValue ?? MapValue.Empty;
        var (running, hiddenRunning) = Side(With(before, name => live[name].IsNull && pending.TryGetValue(name, out var line) ? Written(name, line.Now) : live[name]), live: true);
        var (configured, hiddenConfigured) = Side(With(before, name => pending.TryGetValue(name, out var line) ? Written(name, line.Next) : before[name].IsNull ? live[name] : Value.Null), live: false);
        var missing = pending.Count < lines.Fields.Count || (pending.Count == 0 && before[VirtualMachineSchema.PendingReboot] is FlagValue { Flag: true })
            ? VirtualMachineSchema.PendingChanges
            : null;
        foreach (var (name, (now, next)) in pending)
        {
            running = Structure.Repaired(running, name, now, ref missing);
            configured = Structure.Repaired(configured, name, next, ref missing);
        }

        return new ShownMachine(power, running, configured, pending.Keys.ToHashSet(StringComparer.Ordinal), missing)
        {
            HiddenRunning = hiddenRunning,
            HiddenConfigured = hiddenConfigured,
        };
    }

    /// <summary>The attributes that one line of text holds, from where the machine's other side is told.</summary>
    private static MapValue With(MapValue before, Func<string, Value> other)
    {
        var fields = new Dictionary<string, Value>(before.Fields, StringComparer.Ordinal);
        foreach (var attribute in SizingAttribute.All.Where(a => !Structure.Names.Contains(a.Name)))
        {
            if (other(attribute.Name) is { IsNull: false } value)
            {
                fields[attribute.Name] = value;
            }
        }

        return new MapValue(fields);
    }

    private static Value Written(string attribute, string text) =>
        VirtualMachineSchema.Rows.First(r => r.Name == attribute).Kind == ValueKind.WholeNumber && decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new NumberValue(number)
            : Value.Of(text);

    private static (Sizing Sizing, ByteSize Hidden) Side(MapValue values, bool live)
    {
        var spec = Wish.Read(values).Spec;
        var devices = (spec.MemoryDevices ?? []).Select(d => d.Model == MemoryModel.VirtioMem
            ? d with { Current = live ? d.Requested : ByteSize.Zero, Block = d.Block.IsZero ? new MachineFacts().VirtioMemBlock : d.Block }
            : d).ToEquatableList();
        var inDevices = ByteSize.Sum(devices.Select(d => d.Capacity));
        var cells = spec.NumaCells ?? [];
        var baseMemory = spec.BaseMemory
            ?? (cells.Count > 0 ? ByteSize.Sum(cells.Select(c => c.Memory)) : spec.Memory is { } all ? ByteSize.Max(ByteSize.Zero, all - inDevices) : ByteSize.FromGiB(1));
        var memory = spec.Memory ?? baseMemory + inDevices;
        var vcpus = spec.Vcpus ?? spec.MinVcpus ?? 1;
        var maximum = spec.MaxMemory is { } shown && shown > baseMemory ? shown : ByteSize.Zero;
        var sizing = new Sizing(vcpus, spec.MaxVcpus ?? vcpus, baseMemory, maximum, maximum.IsZero ? 0 : spec.MemorySlots ?? 0)
        {
            MinVcpus = spec.MinVcpus ?? 1,
            Topology = spec.Topology,
            NumaCells = cells,
            Devices = devices,
            NumaTune = spec.NumaTune,
        };
        return (sizing, memory - baseMemory - inDevices);
    }
}
