namespace HotplugIac.SdkGenerator.Code;

/// <summary>XML documentation and attributes that come from texts of the schema.</summary>
internal static class Documentation
{
    /// <summary>A summary of a text in markdown, line by line; nothing for an empty one.</summary>
    public static CodeWriter Summary(this CodeWriter writer, string markdown)
    {
        var trimmed = markdown.TrimEnd('\n');
        if (trimmed.Length == 0)
        {
            return writer;
        }

        writer.Line("/// <summary>");
        foreach (var line in trimmed.Split('\n'))
        {
            writer.Line($"/// {Escaped(line)}".TrimEnd());
        }

        return writer.Line("/// </summary>");
    }

    public static CodeWriter Obsolete(this CodeWriter writer, string? why) =>
        why is null ? writer : writer.Line($"[Obsolete(@\"{why.Replace("\"", "\"\"", StringComparison.Ordinal)}\")]");

    private static string Escaped(string line) =>
        line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
