using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading;

/// <summary>A report, or why there is none.</summary>
/// <param name="Report">Null with an error.</param>
/// <param name="Problem">What is wrong with the document and what to do; null on success.</param>
public sealed record ReadOutcome(PreviewReport? Report, Problem? Problem)
{
    public static ReadOutcome Of(PreviewReport report) => new(report, null);

    public static ReadOutcome Fail(Problem problem) => new(null, problem);
}
