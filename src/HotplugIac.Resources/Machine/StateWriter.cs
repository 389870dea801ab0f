using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Snapshot → state: what was read back, spelled as the user did where it is the same.</summary>
internal static class StateWriter
{
    /// <param name="spelling">The planned or prior state, whose spellings and route are kept.</param>
    /// <param name="memory">Targets and settled differences.</param>
    public static MapValue Write(MachineSnapshot snapshot, MapValue spelling, PrivateState memory)
    {
        var state = new Dictionary<string, Value>
        {
            [VirtualMachineSchema.Id] = Value.Of(snapshot.Id),
            [Attributes.Name] = Value.Of(snapshot.Name),
            [Attributes.Uri] = spelling[Attributes.Uri],
            [Attributes.Definition] = spelling[Attributes.Definition],
            [Attributes.MemoryMethod] = spelling[Attributes.MemoryMethod] is TextValue method ? method : Value.Of(ConfigReader.MethodText(MemoryMethods.Of(snapshot, null))),
            [VirtualMachineSchema.Impact] = spelling[VirtualMachineSchema.Impact] is MapValue impact ? impact : ImpactValues.None,
            [VirtualMachineSchema.PowerState] = Value.Of(Power(snapshot.Power)),
            [VirtualMachineSchema.Hypervisor] = Value.Of(snapshot.Hypervisor),
            [VirtualMachineSchema.LiveValues] = LiveValues(snapshot.Running),
        };
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

    /// <summary>The pending attributes of a machine with this running and configured sizing.</summary>
    public static IEnumerable<KeyValuePair<string, Value>> Pending(Sizing? running, Sizing configured)
    {
        var pending = PendingChanges.Between(running, configured);
        yield return new(VirtualMachineSchema.PendingReboot, Value.Of(pending.Count > 0));
        yield return new(VirtualMachineSchema.PendingChanges, ImpactValues.Map(pending));
    }

    public static Value LiveValues(Sizing? running) => running is null ? Value.Null
        : new MapValue(SizingAttribute.All.Where(a => a.Name != Attributes.NumaCells).ToDictionary(a => a.Name, a => SizingValues.Read(a.Name, running)));

    public static string Power(PowerState power) => power switch
    {
        PowerState.Running => "running",
        PowerState.Paused => "paused",
        _ => "shut off",
    };

    private static Value Sized(SizingAttribute attribute, MachineSnapshot snapshot, Value spelled, PrivateState memory)
    {
        var running = snapshot.Running is null ? null : attribute.Read(snapshot.Running);
        var configured = attribute.Read(snapshot.Configured);
        var target = memory.Targets.GetValueOrDefault(attribute.Name) ?? SizingValues.Canonical(attribute.Name, spelled);
        var text = StateTable.Choose(running, configured, target, memory.Acknowledged.GetValueOrDefault(attribute.Name));
        return SizingValues.Canonical(attribute.Name, spelled) == text
            ? spelled
            : SizingValues.Read(attribute.Name, text == running ? snapshot.Running! : snapshot.Configured);
    }
}
