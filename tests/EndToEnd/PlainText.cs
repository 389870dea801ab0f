namespace EndToEnd;

/// <summary>Terraform's messages as one line.</summary>
internal static class PlainText
{
    /// <summary>Terraform wraps long lines and draws a border.</summary>
    public static string Unwrapped(this string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\r', '│', '╷', '╵'], StringSplitOptions.RemoveEmptyEntries));
}
