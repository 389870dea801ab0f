namespace HotplugIac.Preview.Sources;

internal enum HclToken
{
    End,
    NewLine,
    Word,

    /// <summary>A string in quotes; its text is null when it has an interpolation or an escape.</summary>
    Text,
    Open,
    Close,
    Equal,
    Other,
}

/// <summary>
/// Reads HCL as far as it takes to tell blocks from what only looks like them: comments, strings with interpolations, heredocs. Anything goes:
/// what is no HCL gives tokens all the same.
/// </summary>
internal ref struct HclScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at = 0;

    /// <summary>The line of the last token, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The last token's text; null when it has none.</summary>
    public string? Text { get; private set; }

    private readonly char Here => _at < _text.Length ? _text[_at] : '\0';

    private readonly char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private int _lineAfter = 1;

    public HclToken Read()
    {
        SkipSpaceAndComments();
        Line = _lineAfter;
        Text = null;
        if (_at >= _text.Length)
        {
            return HclToken.End;
        }

        var c = Here;
        if (char.IsLetter(c) || c == '_')
        {
            return Word();
        }

        if (c == '<' && Next == '<')
        {
            SkipHeredoc();
            return HclToken.Other;
        }

        if (c == '"')
        {
            var start = _at + 1;
            var plain = SkipString();
            Text = plain && _at > start ? _text[start..(_at - 1)].ToString() : null;
            return HclToken.Text;
        }

        Advance();
        return c switch
        {
            '\n' => HclToken.NewLine,
            '{' => HclToken.Open,
            '}' => HclToken.Close,
            '=' => HclToken.Equal,
            _ => HclToken.Other,
        };
    }

    private HclToken Word()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Here) || Here is '_' or '-')
        {
            _at++;
        }

        Text = _text[start.._at].ToString();
        return HclToken.Word;
    }

    private void Advance()
    {
        _lineAfter += Here == '\n' ? 1 : 0;
        _at++;
    }

    private void SkipSpaceAndComments()
    {
        while (_at < _text.Length)
        {
            if (Here is ' ' or '\t' or '\r' or '\uFEFF')
            {
                _at++;
            }
            else if (Here == '#' || (Here == '/' && Next == '/'))
            {
                SkipToEndOfLine();
            }
            else if (Here == '/' && Next == '*')
            {
                var length = _text[(_at + 2)..].IndexOf("*/");
                var end = length < 0 ? _text.Length : _at + 2 + length + 2;
                _lineAfter += _text[_at..end].Count('\n');
                _at = end;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipToEndOfLine()
    {
        var length = _text[_at..].IndexOf('\n');
        _at = length < 0 ? _text.Length : _at + length;
    }

    /// <summary>Behind the closing quote. A stack in place of recursion: how deep templates nest is up to the file.</summary>
    /// <returns>Whether it is plain text.</returns>
    private bool SkipString()
    {
        var plain = true;

        // How many braces are open in each interpolation that this position is in; -1 stands for a string.
        var open = new Stack<int>([-1]);
        Advance();
        while (open.Count > 0 && _at < _text.Length)
        {
            var c = Here;
            if (open.Peek() >= 0)
            {
                InInterpolation(open, c);
            }
            else if (c == '\\')
            {
                plain = false;
                Advance();
                Advance();
            }
            else if (c is '$' or '%' && Next == c)
            {
                plain = false;
                _at += 2;
            }
            else if (c is '$' or '%' && Next == '{')
            {
                plain = false;
                _at += 2;
                open.Push(0);
            }
            else
            {
                if (c == '"')
                {
                    open.Pop();
                }

                Advance();
            }
        }

        return plain && open.Count == 0;
    }

    private void InInterpolation(Stack<int> open, char c)
    {
        switch (c)
        {
            case '"':
                open.Push(-1);
                break;
            case '{':
                open.Push(open.Pop() + 1);
                break;
            case '}' when open.Pop() is > 0 and var braces:
                open.Push(braces - 1);
                break;
        }

        Advance();
    }

    /// <summary>Behind the line that has the word alone.</summary>
    private void SkipHeredoc()
    {
        _at += 2;
        _at += Here == '-' ? 1 : 0;
        var start = _at;
        while (char.IsLetterOrDigit(Here) || Here is '_' or '-')
        {
            _at++;
        }

        var word = _text[start.._at];
        if (word.IsEmpty)
        {
            return;
        }

        SkipToEndOfLine();
        while (_at < _text.Length)
        {
            Advance();
            start = _at;
            SkipToEndOfLine();
            if (_text[start.._at].Trim().SequenceEqual(word))
            {
                return;
            }
        }
    }
}
