using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Reports;

/// <summary>What a plan does to virtual machines: the one model behind every rendering. It holds names, CPU, memory and reasons, and nothing else of a plan.</summary>
/// <param name="Source">Where it was read from.</param>
/// <param name="Machines">All machines of the plan, those without a change too, most severe first, then by address.</param>
public sealed record PreviewReport(PlanSource Source, EquatableList<MachineReport> Machines)
{
    /// <summary>What makes the plan as a whole less than a clean result, and what else a reader must know.</summary>
    public EquatableList<ReportNote> Notes { get; init; } = [];

    /// <summary>How many resources of other types the plan changes. They are counted, not shown.</summary>
    public int OtherChanges { get; init; }

    /// <summary>Whether the plan may lack changes: it failed, was cut off by the tool, or put changes off.</summary>
    public bool IsIncomplete => Notes.Any(n => n.Kind == NoteKind.Incomplete);
}

/// <summary>What kind of document a report was made from.</summary>
public enum SourceKind
{
    /// <summary>Plan JSON of Terraform or OpenTofu, which cannot be told apart.</summary>
    Terraform,

    /// <summary>Pulumi's preview as one document (<c>pulumi preview --json</c>).</summary>
    PulumiDigest,

    /// <summary>Pulumi's preview as a stream of events.</summary>
    PulumiEvents,

    /// <summary>Two YAML files, before and after.</summary>
    Yaml,

    /// <summary>A hypervisor that was asked (<c>hotplug plan</c>).</summary>
    Hypervisor,
}

/// <summary>The document a report was made from.</summary>
/// <param name="FormatVersion">As the document says; null where it says none.</param>
/// <param name="ToolVersion">The version of Terraform, OpenTofu or Pulumi; null where the document says none.</param>
/// <param name="Hash">SHA-256 over the bytes of the document in lower-case hexadecimal: the same plan has the same hash.</param>
public sealed record PlanSource(SourceKind Kind, string? FormatVersion, string? ToolVersion, string Hash);

/// <summary>What a note means for the result.</summary>
public enum NoteKind
{
    /// <summary>The plan may lack changes: never a clean result (exit code 5).</summary>
    Incomplete,

    /// <summary>Something went wrong while the plan was made, and the document says what (of the tool, not of the reader).</summary>
    Error,

    /// <summary>A warning of the tool or a provider that the document holds.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Information,
}

/// <param name="Address">The resource it is about; null for the plan as a whole.</param>
public sealed record ReportNote(NoteKind Kind, string Text, string? Address = null);
