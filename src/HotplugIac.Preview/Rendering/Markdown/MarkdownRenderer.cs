using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>A comment for a pull request on GitHub or a merge request on GitLab.</summary>
public static class MarkdownRenderer
{
    /// <summary>Never more than <see cref="ReportDocument.MarkdownBudget"/> UTF-16 characters. The first line is <see cref="MarkdownMarker.Of"/>.</summary>
    public static void Render(ReportDocument document, TextWriter output) => output.Write(new MarkdownComment(document).Text());
}
