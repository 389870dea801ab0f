using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;
using static HotplugIac.Resources.Tests.Functions.Calls;
using Property = HotplugIac.Core.Tests.Properties.Property;

namespace HotplugIac.Resources.Tests.Functions;

/// <summary>A forecast from what a state shows, beside the plan from all facts.</summary>
public sealed class ForecastProperties
{
    private const int Cases = 2000;

    /// <summary>What the function's description assumes holds of these machines.</summary>
    private static readonly Gen<Case> Machines =
        from request in SpecGen.Requests
        where request.Snapshot is { StoppedByUs: false, ManagedSave: false, Facts: { VcpuHotplug: true, VcpuGranularity: 1 } } && !AllDevices(request).Any(d => d.Model == MemoryModel.Other)
        from settled in Property.OneIn(2)
        from target in Gen.Choose(0, 2)
        from showsDevices in Property.OneIn(2)
        select Case.Of(request.Spec, request.Snapshot, settled, target, showsDevices);

    private static readonly Gen<Case> Literals =
        from whole in Machines
        from kept in Gen.Elements(false, true, true, true).ArrayOf(whole.State.Fields.Count)
        select whole with
        {
            State = new MapValue(whole.State.Fields.OrderBy(f => f.Key, StringComparer.Ordinal)
                .Where((f, i) => kept[i] || f.Key.StartsWith("pending", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value)),
        };

    [Fact]
    public void A_forecast_that_is_not_unknown_is_what_every_plan_says()
    {
        var (known, all) = (0, 0);
        Property.Holds(Machines, c =>
        {
            if (Verdict(c) is { } verdict)
            {
                (all, known) = (all + 1, known + (verdict == "unknown" ? 0 : 1));
            }
        }, Cases);

        ((double)known / all).ShouldBeGreaterThan(0.4, "a forecast that never says anything is right, too");
    }

    [Fact]
    public void So_is_that_of_a_machine_that_is_shown_in_part() => Property.Holds(Literals, c => Verdict(c), Cases);

    [Fact]
    public void Sure_lines_are_the_lines_of_the_plan() => Property.Holds(Machines, c =>
    {
        var plan = Planner.Plan(Deferring(c.Spec), c.Snapshot, c.Memory.Deferred);

        if (!plan.HasErrors && ImpactForecast.Of(c.State, Asked(c)).Impact is { } impact)
        {
            foreach (var kind in new[] { "live", "reboot" })
            {
                foreach (var (name, line) in ((MapValue)impact[kind]).Fields.Where(f => ((TextValue)f.Value).Text.EndsWith(')')))
                {
                    ((MapValue)ImpactValues.Of(plan.Impact)[kind])[name].ShouldBe(line);
                }
            }
        }
    }, Cases);

    /// <returns>The forecast's; null where there is no plan.</returns>
    private static string? Verdict(Case c)
    {
        var plan = Planner.Plan(Deferring(c.Spec), c.Snapshot, c.Memory.Deferred);
        var forecast = ImpactForecast.Of(c.State, Asked(c));
        if (plan.HasErrors)
        {
            return null;
        }

        var impact = forecast.Impact.ShouldNotBeNull(forecast.Error?.Text);
        var verdict = ((TextValue)impact["verdict"]).Text;
        verdict.ShouldBeOneOf("unknown", plan.Impact.Verdict.ToString().ToLowerInvariant());
        (plan.Impact.StopsMachine && impact["stops_machine"].Equals(Value.Of(false))).ShouldBeFalse("a stop that is not told");
        return verdict;
    }

    private static MachineSpec Deferring(MachineSpec spec) =>
        spec.Policy.OnRebootRequired == RebootPolicy.Fail ? spec with { Policy = spec.Policy with { OnRebootRequired = RebootPolicy.Defer } } : spec;

    private static IEnumerable<MemoryDevice> AllDevices((MachineSpec Spec, MachineSnapshot Snapshot) r) =>
        r.Snapshot.Configured.Devices.Concat(r.Snapshot.Running?.Devices ?? []).Concat(r.Spec.MemoryDevices ?? []);

    /// <summary>The specification as values. What it leaves to the planner is null, as where a user takes an attribute out.</summary>
    private static MapValue Asked(Case c)
    {
        var spec = c.Spec;
        var values = new Dictionary<string, Value>
        {
            ["memory_devices"] = spec.MemoryDevices is { } devices ? SizingObjects.Devices(devices) : Value.Null,
            ["numa_tune"] = spec.NumaTune is { } tune ? SizingObjects.Tune(tune) : Value.Null,
            ["on_reboot_required"] = Text(Choices.OnRebootRequired.Name(spec.Policy.OnRebootRequired)),
            ["unplug"] = Text(Choices.Unplug.Name(spec.Policy.Unplug)),
        };
        void Add(string name, Value? value) => values[name] = value ?? Value.Null;
        Value? Number(int? number) => number is { } n ? Value.Of(n) : null;
        Value? Size(ByteSize? size) => size is { } s ? Text(s.ToString()) : null;
        Add("vcpus", Number(spec.Vcpus));
        Add("max_vcpus", Number(spec.MaxVcpus));
        Add("min_vcpus", Number(spec.MinVcpus));
        Add("cpu_topology", spec.Topology is { } topology ? SizingObjects.Topology(topology) : null);
        Add("memory", Size(spec.Memory));
        Add("base_memory", Size(spec.BaseMemory));
        Add("max_memory", Size(spec.MaxMemory));
        Add("memory_slots", Number(spec.MemorySlots));
        Add("memory_method", spec.MemoryMethod is { } method ? Text(ConfigReader.MethodText(method)) : null);
        Add("numa_cells", spec.NumaCells is { } cells ? Value.Of(cells.Select(SizingObjects.Cell)) : null);
        return new MapValue(values);
    }

    /// <param name="State">What a user sees of the machine.</param>
    private sealed record Case(MachineSpec Spec, MachineSnapshot Snapshot, PrivateState Memory, MapValue State)
    {
        public static Case Of(MachineSpec spec, MachineSnapshot snapshot, bool settled, int target, bool showsDevices)
        {
            var of = target == 0 ? null : target == 1 ? snapshot.Configured : snapshot.Running;
            var targets = of is null ? [] : SizingAttribute.All.ToDictionary(a => a.Name, a => a.Read(of));
            var memory = settled ? PrivateState.Settled(snapshot, targets) : new PrivateState(snapshot, targets, new Dictionary<string, string>());
            var spelling = showsDevices ? Map(("memory_devices", MapValue.Empty), ("numa_tune", Map(("mode", Text("strict")), ("nodeset", Text("63"))))) : MapValue.Empty;
            return new Case(spec, snapshot, memory, StateWriter.Write(snapshot, spelling, memory));
        }
    }
}
