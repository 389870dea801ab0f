using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>Ends the reading of a document that gives no report. It never leaves <see cref="PlanReader"/>.</summary>
internal sealed class NoPlanException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;

    /// <param name="detail">What is wrong, begun with a small letter: the document's label and a colon come before it.</param>
    public static NoPlanException Because(string detail) => new(PreviewRules.PlanFile, detail);

    public static NoPlanException OfVersion(string detail) => new(PreviewRules.PlanVersion, detail);

    private NoPlanException(Rule rule, string detail)
        : this(Problem.Error(string.Empty, rule, detail))
    {
    }
}
