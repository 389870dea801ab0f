using System.Text.RegularExpressions;

namespace EndToEnd;

/// <summary>Terraform's warnings and errors, one by one.</summary>
internal static partial class Diagnostics
{
    /// <param name="text">What a command without colours printed.</param>
    public static IReadOnlyList<string> Of(string text) =>
        [.. Beginning().Split(text).Select(part => part.Trim()).Where(part => part.StartsWith("Error: ", StringComparison.Ordinal) || part.StartsWith("Warning: ", StringComparison.Ordinal))];

    [GeneratedRegex("^(?:│ |╷\n│ )?(?=(?:Error|Warning): )", RegexOptions.Multiline)]
    private static partial Regex Beginning();
}
