using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Yaml.Syntax;

/// <summary>A text → the root of its one document.</summary>
internal static class DocumentSyntax
{
    private const string Needed = "Write the machines below the key machines:, for example \"machines: {web: {vcpus: 2}}\".";

    /// <returns>Null, and a problem, when there is none.</returns>
    /// <exception cref="UnreadableException">The document is too deep or too large.</exception>
    public static YamlNode? Root(string text, ProblemList problems, Budget budget)
    {
        try
        {
            return Root(new EventSource(text), problems, budget);
        }
        catch (YamlException wrong)
        {
            var (at, detail) = SyntaxHint.Of(text, EventSource.PositionOf(wrong.Start), wrong.Message);
            problems.Fail(at, detail);
            return null;
        }
    }

    private static YamlNode? Root(EventSource events, ProblemList problems, Budget budget)
    {
        events.Take();
        if (events.Next is StreamEnd)
        {
            problems.Fail(Position.Start, $"the file is empty or has comments only. {Needed}");
            return null;
        }

        events.Take();
        var root = new NodeReader(events, problems, budget).Read();
        if (events.Take() is not DocumentEnd)
        {
            throw new UnreadableException(events.At, "this is no YAML: the document has ended before this place. Look at the indentation.");
        }

        if (events.Next is DocumentStart)
        {
            problems.Fail(events.At, "a second document begins here (---). A file of machines is one document: put the machines below one machines:, or into two files.");
        }

        return root;
    }
}
