using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Sources;

namespace HotplugIac.Preview.Reports;

/// <summary>All that a renderer needs. The same document renders to the same bytes: nothing in it depends on clock or machine.</summary>
public sealed record ReportDocument(PreviewReport Report)
{
    /// <summary>What the plan is for, such as "production"; it also tells two comments on one pull request apart. Null: not named.</summary>
    public string? Target { get; init; }

    /// <summary>The commit the plan was made from; null: not named.</summary>
    public string? Commit { get; init; }

    /// <summary>What the policy says; null when none was given.</summary>
    public PolicyResult? Policy { get; init; }

    /// <summary>Where resources stand in the source, by address; empty when nobody looked.</summary>
    public IReadOnlyDictionary<string, SourceLocation> Locations { get; init; } = new Dictionary<string, SourceLocation>();

    /// <summary>The most characters that markdown may have. 1,000 or more; GitHub takes 65,536.</summary>
    /// <value>60,000.</value>
    public int MarkdownBudget { get; init; } = 60_000;
}
