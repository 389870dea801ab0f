using System.Text.Json;
using HotplugIac.Cli.Terminal;
using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Output;

/// <summary>Errors and warnings: as lines on standard error, or with <c>--output json</c> in the document on standard output.</summary>
internal static class ProblemOutput
{
    public static void Write(CliConsole console, IEnumerable<Problem> problems, string? about = null)
    {
        foreach (var problem in problems)
        {
            var word = problem.Severity == Severity.Error ? "error" : "warning";
            var subject = about is null ? string.Empty : $"{about}: ";
            console.Error.WriteLine(PlainText.Of($"{word}: {subject}{problem.Detail}"));
        }
    }

    /// <summary>The document of a command that has nothing else to tell: <c>docs/schemas/error-1.json</c>.</summary>
    public static void WriteDocument(CliConsole console, IEnumerable<Problem> problems) => JsonText.Write(console.Out, json => WriteMember(json, problems));

    public static void WriteMember(Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("code", problem.Code.Length == 0 ? null : problem.Code);
            json.WriteString("attribute", problem.Attribute.Length == 0 ? null : problem.Attribute);
            json.WriteString("summary", problem.Summary.Length == 0 ? null : problem.Summary);
            json.WriteString("detail", problem.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
