namespace HotplugIac.Core.Model;

/// <summary>A number with its noun, for messages: "1 vCPU", "2 vCPUs".</summary>
public static class Counted
{
    /// <param name="noun">In the singular; its plural takes an s.</param>
    public static string Of(long count, string noun) => count == 1 ? $"1 {noun}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {noun}s");
}
