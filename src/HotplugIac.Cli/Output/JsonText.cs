using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotplugIac.Cli.Output;

/// <summary>Documents for programs. Each begins with <c>format_version</c>: the number before the point changes when readers break.</summary>
internal static class JsonText
{
    public const string FormatVersion = "1.0";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("format_version", FormatVersion);
            members(json);
            json.WriteEndObject();
        }

        writer.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        writer.Write('\n');
    }
}
