using System.Text;

namespace HotplugIac.Core.Model;

/// <summary>A hypervisor's URI as it may be shown in messages, logs and reports.</summary>
public static class ShownUri
{
    private const string Hidden = "(hidden)";

    /// <summary>Parameters whose values are secrets. Paths to key files are none.</summary>
    private static readonly string[] SecretNames = ["pass", "pwd", "secret", "token"];

    /// <summary>The URI without the password that may stand before the host, or in a parameter.</summary>
    public static string Of(string uri)
    {
        var shown = Password(uri) is var (start, length) && start > 0 ? uri.Remove(start - 1, length + 1) : uri;
        var text = new StringBuilder();
        var from = 0;
        foreach (var (at, size) in Parameters(shown))
        {
            text.Append(shown, from, at - from).Append(Hidden);
            from = at + size;
        }

        return from == 0 ? shown : text.Append(shown, from, shown.Length - from).ToString();
    }

    /// <summary>Several URIs, or a text that holds some.</summary>
    public static string Of(string text, IEnumerable<string?> uris)
    {
        foreach (var uri in uris.OfType<string>().Where(u => Secrets(u).Count > 0))
        {
            text = text.Replace(uri, Of(uri), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>What <see cref="Of(string)"/> hides, as it stands there and without escapes.</summary>
    public static IReadOnlyList<string> Secrets(string uri) =>
    [
        .. Parameters(uri).Prepend(Password(uri)).Where(p => p.Length > 0).Select(p => uri.Substring(p.Start, p.Length))
            .SelectMany(s => (string[])[s, Unescaped(s)]).Distinct(StringComparer.Ordinal),
    ];

    /// <returns>Start zero: there is none.</returns>
    private static (int Start, int Length) Password(string uri)
    {
        var start = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = start < 3 ? -1 : uri.IndexOfAny(['/', '?', '#'], start);
        var authority = start < 3 ? string.Empty : uri[start..(end < 0 ? uri.Length : end)];
        var at = authority.LastIndexOf('@');
        var colon = at < 0 ? -1 : authority.IndexOf(':', 0, at);
        return colon < 0 ? (0, 0) : (start + colon + 1, at - colon - 1);
    }

    private static IEnumerable<(int Start, int Length)> Parameters(string uri)
    {
        var at = uri.IndexOf('?', StringComparison.Ordinal) + 1;
        while (at > 0 && at < uri.Length)
        {
            var end = uri.IndexOfAny(['&', ';', '#'], at) is >= 0 and var found ? found : uri.Length;
            var equals = uri.IndexOf('=', at, end - at);
            if (equals > 0 && equals + 1 < end && Array.Exists(SecretNames, n => uri.AsSpan(at, equals - at).Contains(n, StringComparison.OrdinalIgnoreCase)))
            {
                yield return (equals + 1, end - equals - 1);
            }

            at = end + 1;
        }
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text);
}
