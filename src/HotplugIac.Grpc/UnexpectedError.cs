using System.Text.RegularExpressions;

namespace HotplugIac.Grpc;

/// <summary>
/// A failure that nobody has foreseen, as it may be told: parsers and converters quote the value that they could not use, and nobody
/// knows whether it was a secret. Places in the code are no secrets.
/// </summary>
public static partial class UnexpectedError
{
    /// <summary>Its type and its message, without what that quotes.</summary>
    public static string Line(Exception error) => $"{error.GetType().Name}: {Quoted().Replace(error.Message, "$1…$1")}";

    /// <summary>That, of its causes too, and where it happened.</summary>
    public static string Text(Exception error)
    {
        IEnumerable<Exception> causes = error is AggregateException many ? many.InnerExceptions : error.InnerException is { } one ? [one] : [];
        return string.Join("\n--- because of ---\n", causes.Select(Text).Prepend($"{Line(error)}\n{error.StackTrace}"));
    }

    [GeneratedRegex("([\"'])(?:(?!\\1).)+\\1", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
