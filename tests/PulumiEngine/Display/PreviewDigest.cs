using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Display;

/// <summary>A preview as <c>pulumi preview --json</c> prints it (pkg/backend/display/json.go, ShowPreviewDigest): steps as they begin, so that no planned outputs are in it.</summary>
public static class PreviewDigest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(PulumiResult preview) => new JsonObject
    {
        ["config"] = new JsonObject(),
        ["steps"] = new JsonArray([.. preview.Steps.Where(Shown).Select(Step)]),
        ["diagnostics"] = new JsonArray([.. preview.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Debug).Select(Diagnostic)]),
        ["duration"] = 1000000000,
        ["changeSummary"] = StateText.Summary(preview),
        ["maybeCorrupt"] = preview.MaybeCorrupt,
    }.ToJsonString(Indented) + "\n";

    /// <summary>What stays the same is left out, but for the stack.</summary>
    private static bool Shown(PulumiStep step) => step.Op != StepOp.Same || step.Type == "pulumi:pulumi:Stack";

    private static JsonObject Step(PulumiStep step)
    {
        var shown = new JsonObject { ["op"] = StateText.Op(step.Op), ["urn"] = step.Urn };
        if (step.OldInputs is not null)
        {
            shown["oldState"] = StateText.Resource(step, step.OldInputs, step.OldOutputs);
        }

        if (step.NewInputs is not null)
        {
            // A refresh is told when it has ended; everything else before it begins.
            shown["newState"] = StateText.Resource(step, step.NewInputs, step.Op == StepOp.Refresh ? step.NewOutputs : null);
        }

        if (step.Diff is { } diff)
        {
            shown["diffReasons"] = StateText.Texts(diff.Diffs);
            shown["replaceReasons"] = StateText.Texts(diff.Replaces);
            shown["detailedDiff"] = StateText.Detailed(diff);
        }

        return shown;
    }

    private static JsonObject Diagnostic(PulumiDiagnostic said)
    {
        var shown = new JsonObject { ["message"] = said.Message + "\n", ["severity"] = StateText.Severity(said.Severity) };
        if (said.Urn.Length > 0)
        {
            shown["urn"] = said.Urn;
        }

        return shown;
    }
}
