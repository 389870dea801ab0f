namespace HotplugIac.Cli.Comments;

/// <summary>The hidden first line of a comment.</summary>
internal static class CommentMarker
{
    private const string Begin = "<!-- hotplug-preview: target=\"";
    private const string End = "\" -->";

    /// <returns>Null when the text is no markdown of <c>hotplug preview</c>.</returns>
    public static string? Of(string body)
    {
        var line = FirstLine(body);
        return line.StartsWith(Begin, StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal) && line.Length >= Begin.Length + End.Length ? line : null;
    }

    public static bool IsOn(string body, string marker) => FirstLine(body) == marker;

    /// <summary>Forges change line ends and cut off what is blank at the end.</summary>
    public static bool Same(string a, string b) => Plain(a) == Plain(b);

    private static string FirstLine(string body) => body.Split('\n', 2)[0].TrimEnd();

    private static string Plain(string body) => body.ReplaceLineEndings("\n").TrimEnd();
}
