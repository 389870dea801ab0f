using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading;

/// <summary>What a JSON object is, by the names of its members.</summary>
internal static class DocumentKinds
{
    public const int MostMembers = 1_000;

    private static readonly string[] Terraform = ["resource_changes", "resource_drift", "planned_values", "configuration", "prior_state", "output_changes", "errored", "applyable", "complete", "deferred_changes", "checks"];

    private static readonly string[] Digest = ["steps", "changeSummary", "maybeCorrupt"];

    private static readonly string[] Events =
    [
        "sequence", "resourcePreEvent", "resOutputsEvent", "resOpFailedEvent", "diagnosticEvent", "summaryEvent", "preludeEvent", "policyEvent", "policyLoadEvent",
        "policyRemediationEvent", "policyAnalyzeSummaryEvent", "policyRemediateSummaryEvent", "policyAnalyzeStackSummaryEvent", "stdoutEvent", "cancelEvent", "startDebuggingEvent", "progressEvent", "errorEvent",
    ];

    private static readonly HashSet<string> Important = [.. Terraform, .. Digest, .. Events, "format_version", "terraform_version", "diagnostics", "values"];

    public static bool IsImportant(string name) => Important.Contains(name);

    /// <summary>A document that gives itself away by one name need not be read to its end.</summary>
    public static void CheckMember(string name)
    {
        switch (name)
        {
            case "@level" or "@message" or "@module":
                throw NoPlanException.Because($"this is what terraform plan -json or apply -json log while they run, and the changes are not in it. Save the plan and convert it: {Advice.Terraform}");
            case "provider_schemas":
                throw NoPlanException.Because($"this is the output of terraform providers schema -json. What is needed is a plan: {Advice.Terraform}");
            case "lineage" or "serial":
                throw NoPlanException.Because($"this is a state file of Terraform, which tells what is and not what will be. What is needed is a plan: {Advice.Terraform}");
        }
    }

    /// <param name="names">The members of the document's first value.</param>
    public static SourceKind Of(HashSet<string> names)
    {
        var (isTerraform, isDigest, isEvents) = (names.Overlaps(Terraform), IsDigest(names), names.Overlaps(Events));
        if ((isTerraform ? 1 : 0) + (isDigest ? 1 : 0) + (isEvents ? 1 : 0) > 1)
        {
            throw NoPlanException.Because($"the document has members of Terraform's plan and of Pulumi's preview, or of both kinds of Pulumi's. {Advice.MakeAnew}");
        }

        return isTerraform ? SourceKind.Terraform
            : isDigest ? SourceKind.PulumiDigest
            : isEvents ? SourceKind.PulumiEvents
            : throw NoPlanException.Because(Other(names));
    }

    /// <param name="names">The members of a value after the first, of a document of events.</param>
    public static void CheckEvent(HashSet<string> names, long line)
    {
        if (!names.Overlaps(Events))
        {
            throw NoPlanException.Because($"the value that ends at line {line} is no event of Pulumi: it has {Names(names)}. {Advice.MakeAnew}");
        }
    }

    /// <summary>A preview that failed early has no steps and no summary.</summary>
    private static bool IsDigest(HashSet<string> names) =>
        names.Overlaps(Digest) || (names.Contains("diagnostics") && (names.Contains("config") || names.Contains("duration")));

    private static string Other(HashSet<string> names) => names switch
    {
        _ when names.Contains("valid") && names.Contains("diagnostics") => $"this is the output of terraform validate -json. What is needed is a plan: {Advice.Terraform}",
        _ when names.Contains("format_version") && names.All(n => n is "format_version" or "terraform_version" or "values" or "timestamp") =>
            $"this is what terraform show -json prints of a state: it tells what is and not what will be. What is needed is a plan: {Advice.Terraform}",
        _ when names.Contains("deployment") => $"this is what pulumi stack export prints: it tells what is and not what will be. What is needed is a preview: {Advice.Pulumi}",
        _ when names.Contains("resourcePlans") => $"this is what pulumi preview --save-plan writes, and the machines' values are not in it. What is needed: {Advice.Pulumi}",
        _ when names.Contains("machines") => "this looks like a file of machines in JSON, and of machines two files are needed, the old one and the new one: hotplug preview old.yaml new.yaml",
        _ => $"this is JSON, but neither a plan of Terraform or OpenTofu nor a preview of Pulumi: it has {Names(names)}. {Advice.MakeAnew}",
    };

    private static string Names(HashSet<string> names) =>
        names.Count == 0 ? "no members" : $"the members {string.Join(", ", names.Order(StringComparer.Ordinal).Take(8).Select(n => ShortText.Of(n, 40)))}{(names.Count > 8 ? " and more" : string.Empty)}";
}
