using System.Globalization;

namespace HotplugIac.Hypervisors.Json;

/// <summary>JSON that cannot be read, with the place of the fault.</summary>
/// <param name="line">Counted from 1.</param>
/// <param name="column">Counted from 1, in characters.</param>
public sealed class JsonTextException(string message, int line, int column, Exception? cause = null) : Exception(message, cause)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>Place and message as one text.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"Line {Line}, column {Column}: {Message}");
}
