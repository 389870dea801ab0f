using System.Text;
using System.Text.Json;
using HotplugIac.Hosting.Logging;

namespace HotplugIac.Cli.Doctoring.Bundles;

/// <summary>
/// The end of the log file. The variable can name any file: only lines of ours are taken, and of those only fields that ours have.
/// </summary>
internal static class BundleLog
{
    private const int Longest = 1024 * 1024;

    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        LogLine.Time, LogLine.Level, LogLine.Process, LogLine.Message,
        "machine", "uuid", "uri", "call", "kind", "step", "phase", "duration_ms", "waits_for", "rule", "error", "asked", "found", "unreadable", "answers", "what", "driver",
        "libvirt_code", "libvirt_error", "libvirt_domain", "libvirt_call", "http_method", "http_path", "http_status", "verdict", "stops_machine", "live", "reboot", "operation", "errors", "warnings", "reason",
    };

    /// <returns>The lines, or why there are none.</returns>
    public static (string? Lines, string? WhyNot) Read(string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                return (null, $"the log {path} is a link");
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(Math.Max(0, file.Length - Longest), SeekOrigin.Begin);
            var bytes = new byte[Math.Min(file.Length, Longest)];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return (string.Concat(Encoding.UTF8.GetString(bytes, 0, length).Split('\n').Select(Own).OfType<string>()), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"the log {path} cannot be read: {e.Message}");
        }
    }

    /// <returns>Null for a line that no program of ours has written, or that is cut off.</returns>
    private static string? Own(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(LogLine.Level, out _) || !document.RootElement.TryGetProperty(LogLine.Process, out _))
            {
                return null;
            }

            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                foreach (var field in document.RootElement.EnumerateObject().Where(f => Fields.Contains(f.Name)))
                {
                    field.WriteTo(json);
                }

                json.WriteEndObject();
            }

            return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
