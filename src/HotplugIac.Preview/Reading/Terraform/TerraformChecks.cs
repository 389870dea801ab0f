using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading.Terraform;

/// <summary>Conditions that users wrote, as far as they are about machines or about the plan as a whole.</summary>
internal static class TerraformChecks
{
    private const int MostMessages = 20;

    public static IReadOnlyList<ReportNote> Notes(JsonFields check)
    {
        var address = check.Object("address");
        var isResource = address.Text("kind") == "resource";
        if (isResource && (address.Text("type") is { } type ? type != TerraformChange.ResourceType : address.Text("to_display")?.Contains(TerraformChange.ResourceType, StringComparison.Ordinal) != true))
        {
            return [];
        }

        var notes = new List<ReportNote>();
        foreach (var part in check.Items("instances"))
        {
            var instance = check.Item(part, "instances[…]");
            notes.AddRange(Notes(instance, instance.Object("address").Text("to_display"), isResource));
        }

        return notes.Count > 0 ? notes : Notes(check, address.Text("to_display"), isResource);
    }

    private static List<ReportNote> Notes(JsonFields check, string? display, bool isResource)
    {
        if (check.Text("status") is not ("fail" or "error" or "unknown") and var good)
        {
            return good is null or "pass" ? [] : [Note(NoteKind.Warning, $"has the status \"{ShortText.Of(good, 40)}\"", display, isResource)];
        }

        var status = check.Text("status");
        var messages = new List<string>();
        foreach (var part in check.Items("problems").Take(MostMessages))
        {
            messages.Add(ShortText.Of(check.Item(part, "problems[…]").Text("message") ?? string.Empty));
        }

        var what = status switch
        {
            "unknown" => "can be judged only after apply",
            "error" => "could not be judged",
            _ => "does not hold",
        };
        return messages.Count == 0
            ? [Note(status == "unknown" ? NoteKind.Information : NoteKind.Warning, what, display, isResource)]
            : [.. messages.Select(m => Note(NoteKind.Warning, $"{what}: {m}", display, isResource))];
    }

    private static ReportNote Note(NoteKind kind, string text, string? display, bool isResource) =>
        isResource
            ? new ReportNote(kind, ShortText.Of($"A condition of the machine {text}"), display is null ? null : ShortText.Of(display))
            : new ReportNote(kind, ShortText.Of($"{(display is null ? "A check" : ShortText.Of(display, 200))} {text}"));
}
