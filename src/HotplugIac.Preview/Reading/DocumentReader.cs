using System.Text.Json;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reading.Pulumi;
using HotplugIac.Preview.Reading.Terraform;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading;

/// <summary>
/// Goes once through a document. Its members come in any order and each can mean one thing only, so that what the document
/// is need not be known before its end.
/// </summary>
internal sealed class DocumentReader
{
    private delegate void ReadItem(ReadOnlySpan<byte> item);

    private readonly DocumentBytes _bytes;
    private readonly JsonDocumentReader _json;
    private readonly TerraformPlan _terraform = new();
    private readonly PulumiPreview _pulumi = new();

    private DocumentReader(DocumentBytes bytes)
    {
        _bytes = bytes;
        _json = new JsonDocumentReader(bytes);
    }

    public static PreviewReport Read(DocumentBytes bytes)
    {
        DocumentStart.Check(bytes);
        return new DocumentReader(bytes).Read();
    }

    private PreviewReport Read()
    {
        if (!_json.BeginValue())
        {
            throw NoPlanException.Because($"the document has nothing but white space. {Advice.MakeAnew}");
        }

        var kind = DocumentKinds.Of(Members());
        while (_json.BeginValue())
        {
            if (kind != SourceKind.PulumiEvents)
            {
                throw NoPlanException.Because($"something follows the end of the plan, at line {_bytes.Line}, byte {_bytes.Column + 1} of the line: a plan is one JSON object. {Advice.MakeAnew}");
            }

            DocumentKinds.CheckEvent(Members(), _bytes.Line);
        }

        var hash = _bytes.Hash();
        return kind == SourceKind.Terraform ? _terraform.Report(hash) : _pulumi.Report(kind, hash);
    }

    /// <summary>Reads an object with all that matters in it.</summary>
    /// <returns>The names of its members.</returns>
    private HashSet<string> Members()
    {
        if (_bytes.Rest[0] != '{')
        {
            throw DocumentStart.NotJson(_bytes);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        _json.Next();
        for (_json.Next(); _json.Token == JsonTokenType.PropertyName; _json.Next())
        {
            var name = _json.Name;
            if (!names.Add(name) && DocumentKinds.IsImportant(name))
            {
                throw NoPlanException.Because($"the document has \"{name}\" twice, near line {_bytes.Line}. {Advice.MakeAnew}");
            }

            DocumentKinds.CheckMember(name);
            Member(name);
            if (names.Count > DocumentKinds.MostMembers)
            {
                throw NoPlanException.Because($"the document has more than {DocumentKinds.MostMembers} members, and a plan has about twenty. {Advice.MakeAnew}");
            }
        }

        return names;
    }

    private void Member(string name)
    {
        switch (name)
        {
            case "format_version":
                _terraform.FormatVersion = Text(name);
                break;
            case "terraform_version":
                _terraform.ToolVersion = Text(name);
                break;
            case "errored":
                _terraform.Errored = Flag(name);
                break;
            case "complete":
                _terraform.Complete = Flag(name);
                break;
            case "applyable":
                _terraform.Applyable = Flag(name);
                break;
            case "resource_changes":
                Each(name, _terraform.Change);
                break;
            case "resource_drift":
                Each(name, _terraform.Drift);
                break;
            case "deferred_changes":
                Each(name, _terraform.Deferred);
                break;
            case "checks":
                Each(name, _terraform.Check);
                break;
            case "steps":
                Each(name, _pulumi.Step);
                break;
            case "diagnostics":
                Each(name, _pulumi.Diagnostic);
                break;
            case "maybeCorrupt":
                _pulumi.MaybeCorrupt |= Flag(name) ?? false;
                break;
            case "changeSummary":
                _pulumi.HasSummary = true;
                _json.Skip();
                break;
            case "resourcePreEvent" or "resOutputsEvent" or "resOpFailedEvent" or "diagnosticEvent" or "summaryEvent" or "policyEvent" or "errorEvent" or "cancelEvent":
                _pulumi.Event(name, _json.Take());
                break;
            default:
                _json.Skip();
                break;
        }
    }

    private void Each(string name, ReadItem read)
    {
        _json.Next();
        if (_json.Token == JsonTokenType.Null)
        {
            return;
        }

        if (_json.Token != JsonTokenType.StartArray)
        {
            throw NoPlanException.Because($"{name} is {JsonParts.Kind(_json.Token)} where a list belongs. {Advice.MakeAnew}");
        }

        for (var item = _json.Take(); !item.IsEmpty; item = _json.Take())
        {
            read(item);
        }
    }

    private string? Text(string name) => JsonValues.Of(_json.Take(), name) switch
    {
        NullValue => null,
        TextValue text => text.Text,
        _ => throw NoPlanException.Because($"{name} is no text. {Advice.MakeAnew}"),
    };

    private bool? Flag(string name) => JsonValues.Of(_json.Take(), name) switch
    {
        NullValue => null,
        FlagValue flag => flag.Flag,
        _ => throw NoPlanException.Because($"{name} is neither true nor false. {Advice.MakeAnew}"),
    };
}
