using System.Text;
using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Display;

/// <summary>
/// A preview as a stream of engine events, one JSON document per line (sdk/go/common/apitype/events.go): what
/// <c>pulumi preview --json</c> prints with PULUMI_ENABLE_STREAMING_JSON_PREVIEW, and what <c>--event-log</c> writes.
/// </summary>
public static class PreviewEvents
{
    /// <summary>The same moment for all, so that the same preview gives the same text.</summary>
    private const int Timestamp = 1790000000;

    public static string Of(PulumiResult preview)
    {
        var lines = new StringBuilder();
        var sequence = 0;
        void Add(string name, JsonObject payload) => lines
            .Append(new JsonObject { ["sequence"] = sequence++, ["timestamp"] = Timestamp, [name] = payload }.ToJsonString()).Append('\n');

        Add("preludeEvent", new JsonObject { ["config"] = new JsonObject() });
        foreach (var step in preview.Steps)
        {
            Add("resourcePreEvent", new JsonObject { ["metadata"] = Metadata(step, null), ["planning"] = true });
            if (step.Succeeded)
            {
                Add("resOutputsEvent", new JsonObject { ["metadata"] = Metadata(step, step.NewOutputs), ["planning"] = true });
            }
        }

        foreach (var said in preview.Diagnostics)
        {
            Add("diagnosticEvent", new JsonObject
            {
                ["urn"] = said.Urn, ["message"] = $"<{{%reset%}}>{said.Message}<{{%reset%}}>\n", ["color"] = "never", ["severity"] = StateText.Severity(said.Severity),
            });
        }

        Add("summaryEvent", new JsonObject
        {
            ["maybeCorrupt"] = preview.MaybeCorrupt, ["durationSeconds"] = 1, ["resourceChanges"] = StateText.Summary(preview), ["PolicyPacks"] = new JsonObject(), ["isPreview"] = true,
        });
        Add("cancelEvent", []);
        return lines.ToString();
    }

    private static JsonObject Metadata(PulumiStep step, JsonObject? newOutputs) => new()
    {
        ["op"] = StateText.Op(step.Op),
        ["urn"] = step.Urn,
        ["type"] = step.Type,
        ["old"] = step.OldInputs is null ? null : StateText.Resource(step, step.OldInputs, step.OldOutputs),
        ["new"] = step.NewInputs is null ? null : StateText.Resource(step, step.NewInputs, newOutputs ?? []),
        ["keys"] = StateText.Texts(step.Diff?.Replaces ?? []),
        ["diffs"] = StateText.Texts(step.Diff?.Diffs ?? []),
        ["detailedDiff"] = step.Diff is null ? null : StateText.Detailed(step.Diff),
        ["logical"] = step.Op is not (StepOp.CreateReplacement or StepOp.DeleteReplaced),
        ["provider"] = "",
    };
}
