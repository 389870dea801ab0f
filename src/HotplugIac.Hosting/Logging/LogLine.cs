using System.Buffers;
using System.Globalization;
using System.Text.Json;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Logging;

/// <summary>An entry as one line: of JSON for programs, or of text for people.</summary>
public static class LogLine
{
    private static readonly SearchValues<char> ToQuote = SearchValues.Create(" \"=\n\r\t");

    public const string Time = "time";
    public const string Level = "level";
    public const string Message = "message";
    public const string Process = "pid";

    public static byte[] Of(LogEntry entry)
    {
        using var buffer = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(Time, Stamp(entry));
            json.WriteString(Level, LogSettings.NameOf(entry.Level));
            json.WriteNumber(Process, Environment.ProcessId);
            json.WriteString(Message, entry.Message);
            foreach (var field in entry.Fields)
            {
                json.WriteString(field.Name, field.Value);
            }

            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary><c>read done call=read uuid=… duration_ms=1.2</c>; values with spaces stand in quotation marks.</summary>
    public static string Text(LogEntry entry) => string.Join(' ', entry.Fields.Select(f => $"{f.Name}={Shown(f.Value)}").Prepend(entry.Message));

    public static string Stamp(LogEntry entry) => entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Shown(string value) => value.Length > 0 && !value.AsSpan().ContainsAny(ToQuote) ? value : $"\"{value.ReplaceLineEndings(" ").Replace('"', '\'')}\"";
}
