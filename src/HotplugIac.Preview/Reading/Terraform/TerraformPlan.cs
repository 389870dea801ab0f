using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reading.Machines;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading.Terraform;

/// <summary>Takes in a plan of Terraform or OpenTofu, an element at a time.</summary>
internal sealed class TerraformPlan
{
    private const string KnownMajor = "1";

    private readonly MachineList _machines = new();
    private readonly Answers _answers = new();
    private readonly List<ReportNote> _notes = [];
    private int _otherChanges;
    private int _otherDeferred;
    private string? _formatVersion;

    public string? FormatVersion
    {
        get => _formatVersion;
        set
        {
            _formatVersion = value;
            CheckVersion();
        }
    }

    public string? ToolVersion { get; set; }

    public bool? Errored { get; set; }

    /// <summary>Null of OpenTofu and of Terraform before 1.8, which do not say.</summary>
    public bool? Complete { get; set; }

    /// <summary>Null of OpenTofu and of Terraform before 1.7, which do not say.</summary>
    public bool? Applyable { get; set; }

    public void Change(ReadOnlySpan<byte> item)
    {
        var resource = new JsonFields(item, "resource_changes[…]");
        if (TerraformChange.IsMachine(resource))
        {
            _machines.Add(MachineReports.Of(TerraformChange.Read(resource), _answers), resource.Text("deposed"));
        }
        else if (TerraformChange.IsManaged(resource)
            && TerraformChange.Actions(resource.Object("change"), resource.Required("address")).Any(a => a is not ("no-op" or "read")))
        {
            _otherChanges++;
        }
    }

    public void Drift(ReadOnlySpan<byte> item)
    {
        var resource = new JsonFields(item, "resource_drift[…]");
        if (!TerraformChange.IsMachine(resource) || resource.Has("deposed"))
        {
            return;
        }

        var address = resource.Required("address");
        var change = resource.Object("change");
        var (before, after) = TerraformChange.Values(change, address);
        if (before is not null)
        {
            var secret = TerraformChange.Secret(change, address);
            _machines.AddDrift(ShortText.Of(address), MachineReports.Name(before, secret), MachineReports.Drift(before, after, secret));
        }
    }

    public void Deferred(ReadOnlySpan<byte> item)
    {
        var deferred = new JsonFields(item, "deferred_changes[…]");
        var resource = deferred.Object("resource_change");
        if (resource.Text("type") == TerraformChange.ResourceType && TerraformChange.IsManaged(resource))
        {
            _notes.Add(new ReportNote(NoteKind.Incomplete, $"The change of this machine is put off to a later plan ({ShortText.Of(deferred.Text("reason") ?? "no reason given", 200)}).", ShortText.Of(resource.Required("address"))));
        }
        else
        {
            _otherDeferred++;
        }
    }

    public void Check(ReadOnlySpan<byte> item) => _notes.AddRange(TerraformChecks.Notes(new JsonFields(item, "checks[…]")));

    public PreviewReport Report(string hash)
    {
        if (FormatVersion is null)
        {
            throw NoPlanException.OfVersion($"the plan has no format_version, and without it nobody knows what it means. {Advice.MakeAnew}");
        }

        var machines = _machines.Sorted();
        var hasChanges = _otherChanges > 0 || machines.Any(m => m.Action != MachineAction.None);
        return new PreviewReport(new PlanSource(SourceKind.Terraform, ShortText.Of(FormatVersion, 40), ToolVersion is null ? null : ShortText.Of(ToolVersion, 40), hash), machines)
        {
            Notes = [.. Whole(hasChanges), .. _notes],
            OtherChanges = _otherChanges,
        };
    }

    private IEnumerable<ReportNote> Whole(bool hasChanges)
    {
        if (Errored == true)
        {
            yield return new ReportNote(NoteKind.Incomplete, "Planning failed (errored), and the document holds only what was planned until then. Correct the error and plan again.");
        }
        else if (Complete == false)
        {
            yield return new ReportNote(NoteKind.Incomplete, "The plan is not complete: after it is applied, another plan brings what was put off.");
        }
        else if (Applyable == false && hasChanges)
        {
            yield return new ReportNote(NoteKind.Incomplete, "The plan has changes but cannot be applied (applyable is false): it was made for something else, or did not come to its end.");
        }

        if (_otherDeferred > 0)
        {
            yield return new ReportNote(NoteKind.Incomplete, $"Changes of {_otherDeferred} other resource{(_otherDeferred == 1 ? " is" : "s are")} put off to a later plan.");
        }
    }

    private void CheckVersion()
    {
        var major = _formatVersion?.Split('.')[0];
        if (_formatVersion is not null && major != KnownMajor)
        {
            throw NoPlanException.OfVersion($"format_version is \"{ShortText.Of(_formatVersion, 40)}\", and this program knows 1.x. "
                + (major == "0" ? "Make the plan with Terraform 1.1 or newer, or OpenTofu." : "Use a newer version of this program."));
        }
    }
}
