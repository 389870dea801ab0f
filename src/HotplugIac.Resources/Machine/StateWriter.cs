using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Snapshot → state: what was read back, spelled as the user did where it is the same.</summary>
internal static class StateWriter
{
    /// <summary>Attributes that say what the user wants, not what the machine has: they stand in the state as written.</summary>
    public static IReadOnlyList<string> AsWritten { get; } =
    [
        .. VirtualMachineSchema.Rows.Where(r => r.Usage == Usage.Optional && SizingAttribute.All.All(a => a.Name != r.Name)).Select(r => r.Name),
    ];

    /// <summary>Sized attributes that no default fills: they are null until the user sets them, and drift shows from then on.</summary>
    public static IReadOnlySet<string> OnlyWhenSet { get; } =
        VirtualMachineSchema.Rows.Where(r => r.Usage == Usage.Optional).Select(r => r.Name).ToHashSet();

    private static readonly HashSet<string> Live =
        [.. VirtualMachineSchema.Rows.First(r => r.Name == VirtualMachineSchema.LiveValues).Nested.Select(r => r.Name)];

    /// <param name="spelling">The planned or prior state, whose spellings and route are kept.</param>
    /// <param name="memory">Targets and settled differences.</param>
    public static MapValue Write(MachineSnapshot snapshot, MapValue spelling, PrivateState memory)
    {
        var state = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [VirtualMachineSchema.Id] = Value.Of(snapshot.Id),
            [Attributes.Name] = Value.Of(snapshot.Name),
            [Attributes.MemoryMethod] = spelling[Attributes.MemoryMethod] is TextValue method ? method : Method(snapshot),
            [VirtualMachineSchema.Impact] = spelling[VirtualMachineSchema.Impact] is MapValue impact ? impact : ImpactValues.None,
            [VirtualMachineSchema.PowerState] = Value.Of(Power(snapshot.Power)),
            [VirtualMachineSchema.Hypervisor] = Value.Of(snapshot.Hypervisor),
            [VirtualMachineSchema.LiveValues] = LiveValues(snapshot.Running),
        };
        foreach (var name in AsWritten)
        {
            state[name] = spelling[name];
        }

        foreach (var (name, value) in Pending(snapshot.Running, snapshot.Configured))
        {
            state[name] = value;
        }

        foreach (var attribute in SizingAttribute.All)
        {
            state[attribute.Name] = Sized(attribute, snapshot, spelling[attribute.Name], memory);
        }

        return new MapValue(state);
    }

    /// <summary>
    /// The state of a refresh. A memory method that the user did not choose follows the machine: kept, it would go on naming
    /// devices that are long gone.
    /// </summary>
    public static MapValue Refresh(MachineSnapshot snapshot, MapValue state, PrivateState memory) =>
        Write(snapshot, memory.MethodIsChosen ? state : state.With(Attributes.MemoryMethod, Value.Null), memory);

    /// <summary>The pending attributes of a machine with this running and configured sizing.</summary>
    public static IEnumerable<KeyValuePair<string, Value>> Pending(Sizing? running, Sizing configured)
    {
        var pending = PendingChanges.Between(running, configured);
        yield return new(VirtualMachineSchema.PendingReboot, Value.Of(pending.Count > 0));
        yield return new(VirtualMachineSchema.PendingChanges, ImpactValues.Map(pending));
    }

    public static Value LiveValues(Sizing? running) => running is null ? Value.Null
        : new MapValue(Live.ToDictionary(name => name, name => SizingValues.Read(name, running), StringComparer.Ordinal));

    public static string Power(PowerState power) => Choices.PowerStates.Name(power);

    private static Value Method(MachineSnapshot snapshot) => Value.Of(ConfigReader.MethodText(MemoryMethods.Of(snapshot, null)));

    private static Value Sized(SizingAttribute attribute, MachineSnapshot snapshot, Value spelled, PrivateState memory)
    {
        if (spelled.IsNull && OnlyWhenSet.Contains(attribute.Name))
        {
            return Value.Null;
        }

        var running = snapshot.Running is null ? null : attribute.Read(snapshot.Running);
        var configured = attribute.Read(snapshot.Configured);
        var spelledText = SizingValues.Canonical(attribute.Name, spelled, snapshot.Facts, snapshot.Configured);
        var target = memory.Targets.GetValueOrDefault(attribute.Name) ?? spelledText;
        var text = StateTable.Choose(running, configured, target, memory.Acknowledged.GetValueOrDefault(attribute.Name));
        return spelledText == text || StillHolds(attribute, snapshot.Facts, spelledText, text) ? spelled : SizingValues.Read(attribute.Name, text == running ? snapshot.Running! : snapshot.Configured);
    }

    /// <summary>
    /// Base memory and maximum of a machine with ACPI memory creep up with each reset after a growth (RULEBOOK B "Lifecycle"): the
    /// last target stays in the state as long as the machine has that much.
    /// </summary>
    private static bool StillHolds(SizingAttribute attribute, MachineFacts facts, string? target, string actual) =>
        facts.Resize is { Method: ResizeMethod.Acpi } && attribute.Name is Attributes.BaseMemory or Attributes.MaxMemory
        && ByteSize.TryParse(target, out var wanted, out _) && ByteSize.TryParse(actual, out var there, out _) && wanted <= there;
}
