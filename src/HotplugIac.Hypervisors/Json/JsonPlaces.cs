using System.Text;

namespace HotplugIac.Hypervisors.Json;

/// <summary>Where in a text a byte lies. Only errors ask, so nothing is counted before.</summary>
internal sealed class JsonPlaces(ReadOnlyMemory<byte> text)
{
    /// <summary>Line and column, both from 1; the column in characters.</summary>
    public (int Line, int Column) Of(long offset)
    {
        var before = text.Span[..(int)Math.Min(offset, text.Length)];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    public JsonTextException Fault(long offset, string message, Exception? cause = null)
    {
        var (line, column) = Of(offset);
        return new JsonTextException(message, line, column, cause);
    }
}
