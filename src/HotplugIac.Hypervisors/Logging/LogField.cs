using System.Globalization;

namespace HotplugIac.Hypervisors.Logging;

/// <summary>One fact beside a message, in the same words wherever it occurs.</summary>
/// <param name="Name">Snake case, such as <c>duration_ms</c>.</param>
public readonly record struct LogField(string Name, string Value)
{
    public const string Machine = "machine";
    public const string Id = "uuid";
    public const string Uri = "uri";
    public const string Rule = "rule";

    /// <summary>Free text, which may name sizes: left out where those are secrets.</summary>
    public const string Error = "error";

    public static LogField Of(string name, long number) => new(name, number.ToString(CultureInfo.InvariantCulture));

    public static LogField Of(string name, bool flag) => new(name, flag ? "true" : "false");

    /// <summary>Milliseconds with one decimal.</summary>
    public static LogField Duration(TimeSpan time) => new("duration_ms", time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture));
}
