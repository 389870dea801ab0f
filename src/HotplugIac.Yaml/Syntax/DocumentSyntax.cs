using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Yaml.Syntax;

/// <summary>A text → the root of its one document.</summary>
internal static class DocumentSyntax
{
    /// <summary>Reads the document of a text, if it has one. Whatever cannot be read is a problem with its place.</summary>
    /// <param name="text">Null when there is no text, of which the problem has been told.</param>
    /// <param name="read">Takes the root; it may stop with an <see cref="UnreadableException"/>.</param>
    public static void Read(string? text, ProblemList problems, Action<YamlNode> read)
    {
        try
        {
            if (text is not null && Root(text, problems, Budget.OfNodes(problems.Kind)) is { } root)
            {
                read(root);
            }
        }
        catch (UnreadableException stop)
        {
            problems.Stop(stop);
        }
    }

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
            problems.Fail(Position.Start, $"the file is empty or has comments only. {problems.Kind.Form}");
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
            problems.Fail(events.At, $"a second document begins here (---). {problems.Kind.Subject} is one document: {problems.Kind.Second}");
        }

        return root;
    }
}
