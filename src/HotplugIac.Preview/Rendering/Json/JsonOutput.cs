using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace HotplugIac.Preview.Rendering.Json;

/// <summary>JSON on a text writer, passed on piece by piece: a report of 10,000 machines never lies in memory as a whole.</summary>
internal sealed class JsonOutput : IDisposable
{
    private const int PieceSize = 32_768;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(Visible()) };

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * PieceSize);
    private readonly TextWriter _output;

    private JsonOutput(TextWriter output)
    {
        _output = output;
        Writer = new(_buffer, Readable);
    }

    public Utf8JsonWriter Writer { get; }

    public static void Write(TextWriter output, Action<JsonOutput> body)
    {
        using var json = new JsonOutput(output);
        body(json);
        json.PassOn(least: 0);
        output.Write('\n');
    }

    /// <summary>To be called between two values, where all characters are whole.</summary>
    public void PassOn() => PassOn(PieceSize);

    public void Dispose() => Writer.Dispose();

    private void PassOn(int least)
    {
        if (_buffer.WrittenCount + Writer.BytesPending >= least)
        {
            Writer.Flush();
            var characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(_buffer.WrittenCount));
            _output.Write(characters, 0, Encoding.UTF8.GetChars(_buffer.WrittenSpan, characters));
            ArrayPool<char>.Shared.Return(characters);
            _buffer.ResetWrittenCount();
        }
    }

    /// <summary>Everything but what reorders or hides the text beside it; control characters are escaped anyway.</summary>
    private static TextEncoderSettings Visible()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters('\u00AD', '\u061C', '\u06DD', '\u070F', '\u08E2', '\u180E', '\uFEFF');
        settings.ForbidRanges(
            UnicodeRange.Create('\u0600', '\u0605'), UnicodeRange.Create('\u200B', '\u200F'), UnicodeRange.Create('\u2028', '\u202E'),
            UnicodeRange.Create('\u2060', '\u206F'), UnicodeRange.Create('\uFFF9', '\uFFFB'));
        return settings;
    }
}
