using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reading.Machines;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>The steps of one machine, gathered until the preview ends: a replacement is up to three, and a refresh comes before.</summary>
internal sealed class PulumiMachine(string urn)
{
    private readonly List<PulumiStep> _steps = [];
    private bool _isRefreshing;

    public EquatableList<ChangeLine> Drift { get; private set; } = [];

    public void Add(PulumiStep step)
    {
        if (step.Op == "refresh")
        {
            _isRefreshing = !step.IsPlanned;
            return;
        }

        // What comes of a refresh has the name of an update, but nothing is done: it tells what somebody else did.
        if (_isRefreshing && step.IsPlanned)
        {
            _isRefreshing = false;
            if (step.Old is { } old)
            {
                var gone = step.Op == "delete" || step.New is null;
                Drift = MachineReports.Drift(old.Outputs.Values, gone ? null : step.New!.Outputs.Values, Secret([step]));
            }

            return;
        }

        _isRefreshing = false;

        // A digest keeps of a refresh only what came of it, under the same name.
        if (!step.IsPlanned && step is { Op: "update", Old: { } known, New: { Outputs.IsEmpty: false } seen } && known.Inputs.Values.Equals(seen.Inputs.Values))
        {
            Drift = MachineReports.Drift(known.Outputs.Values, seen.Outputs.Values, Secret([step]));
            step = step with { Old = seen };
        }

        // The step with what the provider said takes the place of the one before it was asked.
        _steps.RemoveAll(s => s.Op == step.Op);
        _steps.Add(step);
    }

    /// <summary>Null of a machine that is only read.</summary>
    public MachineReport? Report(Answers answers)
    {
        var steps = _steps.Where(s => s.Op is not ("read" or "read-replacement" or "discard" or "discard-replaced" or "diff")).ToList();
        if (steps.Count == 0)
        {
            return Drift.Count > 0 ? new MachineReport(ShortText.Of(urn), null, MachineAction.None, PreviewVerdict.None) { Drift = Drift } : null;
        }

        var before = steps.Select(s => s.Old).FirstOrDefault(o => o is not null);
        var made = steps.LastOrDefault(s => s.New is not null && s.Op is not ("delete" or "delete-replaced"));
        var shown = before is null ? null : Shown(before);
        var after = made is null ? null : Planned(shown, made);
        var (action, isStrange) = Action(steps, before, shown, after);
        return MachineReports.Of(new MachineChange(urn, action, shown, action is MachineAction.Delete or MachineAction.Release ? null : after)
        {
            IsStrange = isStrange,
            Secret = Secret(steps),
            ReplacedFor = [.. steps.SelectMany(s => s.Reasons).Select(PulumiStep.Attribute).Distinct(StringComparer.Ordinal)],
            Reason = isStrange ? $"the steps are {string.Join(", ", steps.Select(s => ShortText.Of(s.Op, 40)))}, which this program does not know"
                : action == MachineAction.Replace && before?.IsTainted == true ? "tainted: it was marked to be replaced" : null,
            ImportId = steps.Any(s => s.Op is "import" or "import-replacement") ? steps.Select(s => s.New?.Id).FirstOrDefault(id => !string.IsNullOrEmpty(id)) ?? "(not known)" : null,
        }, answers) with { Drift = Drift };
    }

    private static (MachineAction Action, bool IsStrange) Action(List<PulumiStep> steps, PulumiResource? before, MapValue? shown, MapValue? after)
    {
        var ops = steps.Select(s => s.Op).ToList();
        return ops switch
        {
            _ when ops.Any(o => o is not ("same" or "create" or "update" or "delete" or "replace" or "create-replacement" or "delete-replaced" or "import" or "import-replacement" or "remove-pending-replace")) => (MachineAction.Update, true),
            _ when ops.Any(o => o is "replace" or "create-replacement" or "import-replacement") || (ops.Contains("delete-replaced") && after is not null) => (MachineAction.Replace, false),
            _ when ops.Any(o => o is "delete" or "delete-replaced") => (before?.IsRetained == true || !Outlooks.IsOwned(shown) ? MachineAction.Release : MachineAction.Delete, false),
            _ when ops.Contains("create") => (Outlooks.IsAdopted(after) ? MachineAction.Adopt : MachineAction.Create, false),
            _ when ops.Contains("import") => (before is null ? MachineAction.None : MachineAction.Update, false),
            _ when ops.Contains("update") => (MachineAction.Update, false),
            _ => (MachineAction.None, false),
        };
    }

    /// <summary>What Pulumi leaves out is null.</summary>
    private static MapValue Shown(PulumiResource resource)
    {
        var values = resource.Outputs.IsEmpty ? resource.Inputs.Values : resource.Outputs.Values;
        return values.Fields.ContainsKey(Attributes.Definition) ? values : values.With(Attributes.Definition, resource.Inputs.Values[Attributes.Definition]);
    }

    /// <summary>What the provider planned; where it was not asked, or a digest does not tell, what is asked for on what is there.</summary>
    private static MapValue Planned(MapValue? before, PulumiStep step)
    {
        var (inputs, outputs) = (step.New!.Inputs.Values, step.New.Outputs.Values);
        if (step.IsPlanned && outputs.Fields.Count > 0)
        {
            return Laid(inputs, over: outputs, isUnder: true);
        }

        var kept = VirtualMachineSchema.Rows.Where(r => r.Usage is Usage.OptionalComputed or Usage.Computed && r.Name != VirtualMachineSchema.Impact && before?.Fields.ContainsKey(r.Name) == true)
            .ToDictionary(r => r.Name, r => before![r.Name], StringComparer.Ordinal);
        foreach (var row in VirtualMachineSchema.Rows.Where(r => r.Usage == Usage.Optional && before?[r.Name].IsNull == false))
        {
            kept[row.Name] = Value.Null;
        }

        var planned = Laid(new MapValue(kept), over: inputs, isUnder: false);
        var same = step.SameSecrets().ToHashSet(StringComparer.Ordinal);
        return same.Count == 0 ? planned : new MapValue(planned.Fields.Where(f => !same.Contains(f.Key)).ToDictionary(StringComparer.Ordinal));
    }

    private static MapValue Laid(MapValue under, MapValue over, bool isUnder)
    {
        var fields = new Dictionary<string, Value>(under.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in over.Fields.Where(f => !isUnder || !f.Value.IsNull || !fields.ContainsKey(f.Key)))
        {
            fields[name] = value;
        }

        return new MapValue(fields);
    }

    private static HashSet<string> Secret(IEnumerable<PulumiStep> steps) =>
        [.. steps.SelectMany(s => new[] { s.Old, s.New }).OfType<PulumiResource>().SelectMany(r => r.Inputs.Secret.Concat(r.Outputs.Secret))];
}
