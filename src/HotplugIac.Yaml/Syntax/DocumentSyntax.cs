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
            return Root(new Parser(new Scanner(new StringReader(text), skipComments: true)), problems, budget);
        }
        catch (YamlException wrong)
        {
            var (at, detail) = SyntaxHint.Of(text, NodeReader.PositionOf(wrong.Start), wrong.Message);
            problems.Fail(at, detail);
            return null;
        }
    }

    private static YamlNode? Root(Parser parser, ProblemList problems, Budget budget)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            problems.Fail(Position.Start, $"the file is empty or has comments only. {Needed}");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = new NodeReader(parser, problems, budget).Read();
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Fail(NodeReader.PositionOf(second.Start), "a second document begins here (---). A file of machines is one document: put the machines below one machines:, or into two files.");
        }

        return root;
    }
}
