using HotplugIac.Preview.Policies;

namespace HotplugIac.Cli.Reporting;

/// <summary>What is to be done with a report.</summary>
internal sealed record ReportRequest(IReadOnlyList<OutputFile> Files)
{
    public bool IsDetailed { get; init; }

    public FailOn? FailOn { get; init; }

    public PreviewPolicy? Policy { get; init; }

    public string? Environment { get; init; }

    public string? Target { get; init; }

    public string? Commit { get; init; }

    public string? SourceRoot { get; init; }

    public int? MarkdownBudget { get; init; }
}

/// <summary>One <c>--out FORM=FILE</c>.</summary>
internal sealed record OutputFile(string Form, string Path);
