namespace HotplugIac.Core.Model;

public enum Severity
{
    Error,
    Warning,
}

/// <summary>An error or a warning as data: where, what, what to do, and by which rule.</summary>
/// <param name="Attribute">The top-level attribute it concerns; empty for the resource as a whole.</param>
/// <param name="Code">The rule code (<c>HPnnnn</c>).</param>
/// <param name="Summary">Constant per code, so that frontends can group equal ones.</param>
/// <param name="Detail">The value, what is allowed, and what to do; the code in brackets is at its end and nowhere else.</param>
public sealed record Problem(Severity Severity, string Attribute, string Code, string Summary, string Detail)
{
    public static Problem Error(string attribute, Rules.Rule rule, string detail) =>
        new(Severity.Error, attribute, rule.Code, rule.Title, $"{detail}{Mark(rule.Code)}");

    public static Problem Warning(string attribute, Rules.Rule rule, string detail) =>
        new(Severity.Warning, attribute, rule.Code, rule.Title, $"{detail}{Mark(rule.Code)}");

    /// <summary>The detail without the code, to be quoted or followed by more.</summary>
    public string Text => Detail.EndsWith(Mark(Code), StringComparison.Ordinal) ? Detail[..^Mark(Code).Length] : Detail;

    /// <summary>The problem with a sentence more, before the code.</summary>
    public Problem With(string sentence) => this with { Detail = $"{Text} {sentence}{Mark(Code)}" };

    private static string Mark(string code) => $" ({code})";
}
