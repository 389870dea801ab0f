using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reading.Machines;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>Takes in a preview of Pulumi, a step or an event at a time. Digest and events have the same members under other names.</summary>
internal sealed class PulumiPreview
{
    private readonly Dictionary<string, PulumiMachine> _machines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private readonly List<ReportNote> _notes = [];
    private bool _hasFailed;
    private bool _isUpdate;
    private bool _isCancelled;

    public bool MaybeCorrupt { get; set; }

    /// <summary>Whether the preview came to its end.</summary>
    public bool HasSummary { get; set; }

    public void Step(ReadOnlySpan<byte> item) => Step(new JsonFields(item, "steps[…]"), "oldState", "newState", "replaceReasons", "diffReasons", isPlanned: false);

    public void Diagnostic(ReadOnlySpan<byte> item) => Diagnostic(new JsonFields(item, "diagnostics[…]"));

    public void Event(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.SequenceEqual("null"u8) || bytes.IsEmpty)
        {
            return;
        }

        var payload = new JsonFields(bytes, name);
        switch (name)
        {
            case "resourcePreEvent" or "resOutputsEvent" when payload.Has("metadata"):
                Step(payload.Object("metadata"), "old", "new", "keys", "diffs", isPlanned: name == "resOutputsEvent");
                break;
            case "resourcePreEvent" or "resOutputsEvent":
                throw NoPlanException.Because($"an event {name} has no metadata.");
            case "diagnosticEvent":
                Diagnostic(payload);
                break;
            case "summaryEvent":
                HasSummary = true;
                _isUpdate = payload.Flag("isPreview") == false;
                MaybeCorrupt |= payload.Flag("maybeCorrupt") ?? false;
                _hasFailed |= payload.Text("result") is "failed" or "canceled";
                break;
            case "policyEvent" when payload.Text("enforcementLevel") is "mandatory":
                _hasFailed = true;
                break;
            case "resOpFailedEvent" or "errorEvent":
                _hasFailed = true;
                break;
            case "cancelEvent":
                // It also ends the stream of a preview that succeeded.
                _isCancelled = !HasSummary;
                break;
        }
    }

    public PreviewReport Report(SourceKind kind, string hash)
    {
        var answers = new Answers();
        var machines = _machines.Values.Select(m => m.Report(answers)).OfType<MachineReport>()
            .OrderByDescending(m => m.Severity).ThenBy(m => m.Address, StringComparer.Ordinal).ToEquatableList();
        return new PreviewReport(new PlanSource(kind, null, null, hash), machines)
        {
            Notes = [.. Whole(), .. _notes.Distinct()],
            OtherChanges = _others.Count,
        };
    }

    private IEnumerable<ReportNote> Whole()
    {
        if (_hasFailed || _isCancelled || !HasSummary)
        {
            yield return new ReportNote(NoteKind.Incomplete, _hasFailed
                ? "The preview failed, and the document holds only what was previewed until then. Correct the error and preview again."
                : "The preview has no summary: it did not come to its end, and changes may be missing.");
        }

        if (MaybeCorrupt)
        {
            yield return new ReportNote(NoteKind.Incomplete, "Pulumi says that its state may be corrupt (maybeCorrupt).");
        }

        if (_isUpdate)
        {
            yield return new ReportNote(NoteKind.Warning, "These are the events of an update, not of a preview: it has happened already.");
        }
    }

    private void Step(JsonFields step, string old, string @new, string reasons, string differing, bool isPlanned)
    {
        var (urn, op) = (step.Required("urn"), step.Required("op"));
        var type = step.Text("type") is { Length: > 0 } named ? named : PulumiStep.Type(urn);
        if (type != PulumiStep.MachineType)
        {
            if (PulumiStep.IsOther(type) && op is not ("same" or "read" or "refresh" or "diff"))
            {
                _others.Add(urn);
            }

            return;
        }

        var label = ShortText.Of(urn, 200);
        if (!_machines.TryGetValue(urn, out var machine))
        {
            _machines[urn] = machine = new PulumiMachine(urn);
        }

        machine.Add(new PulumiStep(urn, op, PulumiResource.Of(step, old, label), PulumiResource.Of(step, @new, label), step.Texts(reasons), step.Texts(differing), isPlanned));
    }

    private void Diagnostic(JsonFields diagnostic)
    {
        if (diagnostic.Flag("ephemeral") == true)
        {
            return;
        }

        var (urn, severity) = (diagnostic.Text("urn"), diagnostic.Text("severity"));
        var isMachine = urn is not null && PulumiStep.Type(urn) == PulumiStep.MachineType;
        NoteKind? kind = severity switch
        {
            "error" => NoteKind.Error,
            "warning" => NoteKind.Warning,
            "info" or "info#err" when isMachine => NoteKind.Information,
            _ => null,
        };
        _hasFailed |= kind == NoteKind.Error;

        // What is said of other resources may hold any value of theirs; only that something is wrong there matters here.
        var text = isMachine || urn is null || PulumiStep.IsOther(PulumiStep.Type(urn)) is false ? MessageText.Of(diagnostic.Text("message") ?? string.Empty)
            : kind == NoteKind.Error ? "Pulumi reports an error of this resource."
            : string.Empty;
        if (kind is { } known && text.Length > 0)
        {
            _notes.Add(new ReportNote(known, ShortText.Of(text), urn is null ? null : ShortText.Of(urn)));
        }
    }
}
