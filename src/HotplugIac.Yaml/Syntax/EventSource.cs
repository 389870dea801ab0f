using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Yaml.Syntax;

/// <summary>The parser's events, one by one.</summary>
internal sealed class EventSource
{
    private readonly Parser _parser;
    private Position _last = Position.Start;

    public EventSource(string text)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        Advance();
    }

    /// <summary>The event to come; at the end the last one.</summary>
    public ParsingEvent Next => _parser.Current!;

    public Position At => PositionOf(Next.Start);

    public static Position PositionOf(Mark mark) => new((int)Math.Clamp(mark.Line, 1, int.MaxValue), (int)Math.Clamp(mark.Column, 1, int.MaxValue));

    /// <summary>The event, and the one after it is the next.</summary>
    /// <exception cref="YamlException">What follows is no YAML.</exception>
    /// <exception cref="UnreadableException">What follows is no YAML, of a kind that the parser does not foresee.</exception>
    public ParsingEvent Take()
    {
        var taken = Next;
        if (taken is not StreamEnd)
        {
            _last = At;
            Advance();
        }

        return taken;
    }

    /// <summary>
    /// On some broken texts the parser fails in its own bookkeeping, with exceptions of any kind: fuzzing finds them. Nothing
    /// else runs in here, so that no mistake of ours is hidden.
    /// </summary>
    private void Advance()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            throw new UnreadableException(_last, "what follows is no YAML, and the parser cannot tell where: look for a bracket or a quote that is not closed, and for a text of many lines without quotes.");
        }
    }
}
