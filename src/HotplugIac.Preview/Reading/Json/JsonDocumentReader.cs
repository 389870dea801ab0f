using System.Text.Json;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>Walks over one or more JSON values in a document of any length, without holding more than the value in hand.</summary>
internal sealed class JsonDocumentReader(DocumentBytes bytes)
{
    /// <summary>Configurations nest about four deep per module; what nests a thousand deep was made to do harm.</summary>
    public const int Deepest = 1_000;

    private const int MostWhiteSpace = 1 << 20;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    private JsonReaderState _state = NewState();
    private (long Line, long Column) _root;

    public JsonTokenType Token { get; private set; }

    /// <summary>The name, of a property.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Goes to the first byte that is no white space, and makes ready for a new value there.</summary>
    /// <returns>False when the document ends before.</returns>
    public bool BeginValue()
    {
        long passed = 0;
        while (true)
        {
            var index = bytes.Rest.IndexOfAnyExcept(WhiteSpace);
            if (index >= 0)
            {
                bytes.Advance(index);
                _state = NewState();
                _root = (bytes.Line, bytes.Column);
                return true;
            }

            passed += bytes.Rest.Length;
            bytes.Advance(bytes.Rest.Length);
            if (passed > MostWhiteSpace)
            {
                throw NoPlanException.Because($"more than {MostWhiteSpace >> 20} MiB of white space stand at line {bytes.Line}, where a plan should be. {Advice.MakeAnew}");
            }

            if (!bytes.Fill())
            {
                return false;
            }
        }
    }

    /// <summary>Reads one token.</summary>
    public void Next()
    {
        while (true)
        {
            var reader = Reader();
            var isRead = Read(ref reader);
            Token = reader.TokenType;
            Name = isRead && Token == JsonTokenType.PropertyName ? reader.GetString()! : string.Empty;
            Pass(reader);
            if (isRead)
            {
                return;
            }

            FillOrFail();
        }
    }

    /// <summary>Passes over the value that comes.</summary>
    public void Skip()
    {
        var start = -1;
        while (true)
        {
            var reader = Reader();
            while (Read(ref reader))
            {
                if (start < 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                {
                    Pass(reader);
                    return;
                }

                if (start < 0)
                {
                    start = reader.CurrentDepth;
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && reader.CurrentDepth == start)
                {
                    Pass(reader);
                    return;
                }
            }

            Pass(reader);
            FillOrFail();
        }
    }

    /// <summary>The value that comes, as its bytes. They hold until the next call.</summary>
    /// <returns>Empty when no value comes, but the end of the array.</returns>
    public ReadOnlySpan<byte> Take()
    {
        while (true)
        {
            var reader = Reader();
            if (Read(ref reader))
            {
                Token = reader.TokenType;
                if (Token == JsonTokenType.EndArray)
                {
                    Pass(reader);
                    return [];
                }

                var start = (int)reader.TokenStartIndex;
                if (Skip(ref reader))
                {
                    var value = bytes.Rest[start..(int)reader.BytesConsumed];
                    Pass(reader);
                    return value;
                }
            }

            FillOrFail();
        }
    }

    private static JsonReaderState NewState() => new(new JsonReaderOptions { MaxDepth = Deepest });

    private Utf8JsonReader Reader() => new(bytes.Rest, bytes.IsEnd, _state);

    private bool Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException e)
        {
            throw Flaw(e);
        }
    }

    private bool Skip(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TrySkip();
        }
        catch (JsonException e)
        {
            throw Flaw(e);
        }
    }

    private void Pass(Utf8JsonReader reader)
    {
        _state = reader.CurrentState;
        bytes.Advance((int)reader.BytesConsumed);
    }

    private void FillOrFail()
    {
        if (!bytes.Fill())
        {
            throw CutOff();
        }
    }

    /// <summary>Whether a document ends too early or has an error can be told by reading it as if more came.</summary>
    private NoPlanException Flaw(JsonException e)
    {
        var deepest = 0;
        try
        {
            var reader = new Utf8JsonReader(bytes.Rest, isFinalBlock: false, _state);
            while (reader.Read())
            {
                deepest = Math.Max(deepest, reader.CurrentDepth);
            }

            return CutOff();
        }
        catch (JsonException)
        {
            var line = e.LineNumber ?? 0;
            var column = (e.BytePositionInLine ?? 0) + (line == 0 ? _root.Column : 0);
            return deepest >= Deepest - 1
                ? NoPlanException.Because($"line {_root.Line + line}: the values are nested more than {Deepest} deep, which no plan is.")
                : NoPlanException.Because($"line {_root.Line + line}, byte {column + 1} of the line: this is not JSON. {Advice.MakeAnew}");
        }
    }

    private NoPlanException CutOff() =>
        NoPlanException.Because($"the document ends in the middle, after {bytes.Offset + bytes.Rest.Length} bytes at line {bytes.Line + bytes.Rest.Count((byte)'\n')}: a part of it is missing, and machines with it. {Advice.MakeAnew}");
}
