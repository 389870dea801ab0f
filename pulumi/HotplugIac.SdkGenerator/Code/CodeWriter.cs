using System.Text;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>Lines of C# with their indentation; line ends are <c>\n</c> everywhere, so that every machine writes the same bytes.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
        return this;
    }

    public CodeWriter Lines(params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Opens a block; the result closes it.</summary>
    /// <param name="end">What follows the closing brace, such as <c>;</c>.</param>
    public IDisposable Block(string? head = null, string end = "")
    {
        if (head is not null)
        {
            Line(head);
        }

        Line("{");
        depth++;
        return new End(this, end);
    }

    public override string ToString() => text.ToString();

    private sealed class End(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line($"}}{end}");
        }
    }
}
