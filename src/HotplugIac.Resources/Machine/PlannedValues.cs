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
    /// <param name="policy">Tells whether what a guest does not give back may stay.</param>
    public static MapValue ForChange(MapValue prior, MapValue config, MachineSnapshot snapshot, PlanResult plan, Policy policy)
    {
        // Only here may a success look different from what was asked for, and Terraform takes no other value for a known one.
        var isOpen = policy.Unplug == UnplugPolicy.LiveOrPending && plan.Steps.Any(s => s.NeedsGuest);
        var planned = new Dictionary<string, Value>(prior.Fields, StringComparer.Ordinal)
        {
            [Attributes.Name] = config[Attributes.Name],
            [Attributes.MemoryMethod] = Method(prior, config, snapshot, plan, isOpen),
            [VirtualMachineSchema.Impact] = ImpactValues.Of(plan.Impact),
            [VirtualMachineSchema.Hypervisor] = Value.Of(snapshot.Hypervisor),
            [VirtualMachineSchema.PowerState] = Value.Of(StateWriter.Power(plan.PowerAfter ?? snapshot.Power)),
            // Known where it can be, so that the plan shows it; a guest that gives less makes the apply fail with what is true.
            [VirtualMachineSchema.LiveValues] = isOpen ? Value.Unknown : StateWriter.LiveValues(plan.RunningAfter),
        };
        foreach (var name in StateWriter.AsWritten)
        {
            planned[name] = config[name];
        }

        foreach (var attribute in SizingAttribute.All)
        {
            planned[attribute.Name] = Sized(attribute.Name, prior[attribute.Name], config[attribute.Name], plan);
        }

        foreach (var (name, value) in StateWriter.Pending(plan.RunningAfter, plan.ConfiguredAfter))
        {
            planned[name] = isOpen ? Value.Unknown : value;
        }

        return new MapValue(planned);
    }

    /// <summary>What is planned for a machine that is to be created.</summary>
    public static MapValue ForCreate(MapValue config, string? id, string hypervisor, MemoryModel method, Sizing sizing)
    {
        var planned = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [VirtualMachineSchema.Id] = id is null ? Value.Unknown : Value.Of(id),
            [Attributes.Name] = config[Attributes.Name],
            [Attributes.MemoryMethod] = Set(config[Attributes.MemoryMethod]) ?? Value.Of(ConfigReader.MethodText(method)),
            [VirtualMachineSchema.Impact] = ImpactValues.None,
            [VirtualMachineSchema.PendingReboot] = Value.Of(false),
            [VirtualMachineSchema.PendingChanges] = MapValue.Empty,
            [VirtualMachineSchema.LiveValues] = Value.Unknown,
            [VirtualMachineSchema.PowerState] = Value.Of(StateWriter.Power(PowerState.Running)),
            [VirtualMachineSchema.Hypervisor] = Value.Of(hypervisor),
        };
        foreach (var name in StateWriter.AsWritten)
        {
            planned[name] = config[name];
        }

        foreach (var attribute in SizingAttribute.All)
        {
            planned[attribute.Name] = Set(config[attribute.Name])
                ?? (StateWriter.OnlyWhenSet.Contains(attribute.Name) ? Value.Null : SizingValues.Read(attribute.Name, sizing));
        }

        return new MapValue(planned);
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

        if (StateWriter.OnlyWhenSet.Contains(attribute))
        {
            return Value.Null;
        }

        // A state that an older version wrote lacks attributes that have come since.
        return prior.IsNull || plan.Impact.Changes.Any(c => c.Attribute == attribute)
            ? Respelled(attribute, prior, SizingValues.Read(attribute, plan.ConfiguredAfter))
            : prior;
    }

    /// <summary>What the user says; else what there is, which only a change of the machine can change.</summary>
    private static Value Method(MapValue prior, MapValue config, MachineSnapshot snapshot, PlanResult plan, bool isOpen)
    {
        if (Set(config[Attributes.MemoryMethod]) is { } chosen)
        {
            return chosen;
        }

        if (plan.Impact.Changes.Count == 0 && Set(prior[Attributes.MemoryMethod]) is { } known)
        {
            return known;
        }

        return isOpen ? Value.Unknown
            : Value.Of(ConfigReader.MethodText(MemoryMethods.Choose(null, plan.RunningAfter ?? plan.ConfiguredAfter, snapshot.Facts, plan.RunningAfter is not null)));
    }

    /// <summary>The prior spelling when both mean the same: equal sizes in other units are no change.</summary>
    private static Value Respelled(string attribute, Value prior, Value value) =>
        SizingValues.MeanTheSame(attribute, prior, value) ? prior : value;

    private static Value? Set(Value value) => value.IsNull ? null : value;
}
