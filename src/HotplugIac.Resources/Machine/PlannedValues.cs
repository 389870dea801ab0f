using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Memory;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>The values of a planned state.</summary>
internal static class PlannedValues
{
    /// <summary>What is planned for a machine that exists.</summary>
    /// <param name="prior">The state; for an adoption the state that an import would give.</param>
    public static MapValue ForChange(MapValue prior, MapValue config, MachineSnapshot snapshot, PlanResult plan)
    {
        var planned = prior.With(Attributes.Name, config[Attributes.Name])
            .With(Attributes.Uri, config[Attributes.Uri])
            .With(Attributes.Definition, config[Attributes.Definition])
            .With(Attributes.MemoryMethod, Method(prior, config, snapshot))
            .With(VirtualMachineSchema.Impact, ImpactValues.Of(plan.Impact));
        foreach (var attribute in SizingAttribute.All)
        {
            planned = planned.With(attribute.Name, Sized(attribute.Name, prior[attribute.Name], config[attribute.Name], plan));
        }

        foreach (var (name, value) in StateWriter.Pending(plan.RunningAfter, plan.ConfiguredAfter))
        {
            planned = planned.With(name, value);
        }

        // Known, so that the plan shows it; a guest that gives less makes the apply fail with what is true.
        return planned.With(VirtualMachineSchema.LiveValues, StateWriter.LiveValues(plan.RunningAfter));
    }

    /// <summary>What is planned for a machine that is to be created.</summary>
    public static MapValue ForCreate(MapValue config, string? id, string hypervisor, MemoryModel method, Sizing sizing)
    {
        var planned = new MapValue(new Dictionary<string, Value>
        {
            [VirtualMachineSchema.Id] = id is null ? Value.Unknown : Value.Of(id),
            [Attributes.Name] = config[Attributes.Name],
            [Attributes.Uri] = config[Attributes.Uri],
            [Attributes.Definition] = config[Attributes.Definition],
            [Attributes.MemoryMethod] = Set(config[Attributes.MemoryMethod]) ?? Value.Of(ConfigReader.MethodText(method)),
            [VirtualMachineSchema.Impact] = ImpactValues.None,
            [VirtualMachineSchema.PendingReboot] = Value.Of(false),
            [VirtualMachineSchema.PendingChanges] = MapValue.Empty,
            [VirtualMachineSchema.LiveValues] = Value.Unknown,
            [VirtualMachineSchema.PowerState] = Value.Of(StateWriter.Power(PowerState.Running)),
            [VirtualMachineSchema.Hypervisor] = Value.Of(hypervisor),
        });
        foreach (var attribute in SizingAttribute.All)
        {
            planned = planned.With(attribute.Name, Set(config[attribute.Name]) ?? SizingValues.Read(attribute.Name, sizing));
        }

        return planned;
    }

    /// <summary>What is planned while inputs are not known: everything that could depend on them is unknown, the impact too.</summary>
    public static MapValue WithUnknowns(MapValue? prior, MapValue config)
    {
        var planned = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var row in VirtualMachineSchema.Rows)
        {
            var set = config[row.Name];
            planned[row.Name] = row.Usage switch
            {
                Usage.Required or Usage.Optional => Respelled(row.Name, prior?[row.Name] ?? Value.Null, set),
                Usage.OptionalComputed when !set.IsNull => Respelled(row.Name, prior?[row.Name] ?? Value.Null, set),
                _ when prior is not null && row.Name is VirtualMachineSchema.Id or VirtualMachineSchema.Hypervisor => prior?[row.Name] ?? Value.Unknown,
                _ => Value.Unknown,
            };
        }

        return new MapValue(planned);
    }

    private static Value Sized(string attribute, Value prior, Value config, PlanResult plan)
    {
        if (!config.IsNull)
        {
            return Respelled(attribute, prior, config);
        }

        return plan.Impact.Changes.Any(c => c.Attribute == attribute)
            ? Respelled(attribute, prior, SizingValues.Read(attribute, plan.ConfiguredAfter))
            : prior;
    }

    private static Value Method(MapValue prior, MapValue config, MachineSnapshot snapshot) =>
        Set(config[Attributes.MemoryMethod])
        ?? Set(prior[Attributes.MemoryMethod])
        ?? Value.Of(ConfigReader.MethodText(MemoryMethods.Of(snapshot, null)));

    /// <summary>The prior spelling when both mean the same: equal sizes in other units are no change.</summary>
    private static Value Respelled(string attribute, Value prior, Value value) =>
        SizingValues.Canonical(attribute, value) is { } text && SizingValues.Canonical(attribute, prior) == text ? prior : value;

    private static Value? Set(Value value) => value.IsNull ? null : value;
}
