using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TerraformPlugin;

public enum TfLogLevel
{
    Trace,
    Debug,
    Info,
    Warn,
    Error,
}

/// <summary>
/// Log lines for Terraform, which shows them under <c>TF_LOG</c>. They go to stderr as the JSON of hclog; anything else printed
/// there shows up as a line without a level.
/// </summary>
public static class TfLog
{
    /// <summary>Writes one line. Values must hold no secrets: logs are attached to bug reports.</summary>
    public static void Write(TfLogLevel level, string message, params (string Name, string Value)[] fields)
    {
        using var line = Console.OpenStandardError();
        line.Write(Format(level, message, fields, TimeProvider.System.GetUtcNow()));
    }

    internal static byte[] Format(
        TfLogLevel level, string message, IReadOnlyList<(string Name, string Value)> fields, DateTimeOffset now)
    {
        using var buffer = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("@level", NameOf(level));
            json.WriteString("@message", message);
            json.WriteString("@module", "provider");
            json.WriteString("@timestamp", now.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));
            foreach (var (name, value) in fields)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        buffer.Write(Encoding.UTF8.GetBytes("\n"));
        return buffer.ToArray();
    }

    private static string NameOf(TfLogLevel level) => level switch
    {
        TfLogLevel.Trace => "trace",
        TfLogLevel.Debug => "debug",
        TfLogLevel.Info => "info",
        TfLogLevel.Warn => "warn",
        _ => "error",
    };
}
