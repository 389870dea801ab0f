using System.Text.RegularExpressions;
using HotplugIac.Yaml.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Yaml.Writing;

/// <summary>Texts as scalars that every YAML reader takes for the same text.</summary>
internal static partial class ScalarText
{
    public static Scalar Of(string text) => StyleOf(text) is var style && style == ScalarStyle.Plain ? Plain(text)
        : new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: false, isQuotedImplicit: true);

    public static Scalar Plain(string text) => new(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false);

    private static ScalarStyle StyleOf(string text) =>
        Harmless().IsMatch(text) && !Reserved().IsMatch(text) && CoreScalar.KindOf(new ScalarNode(Position.Start, text, isPlain: true)) == CoreKind.Text ? ScalarStyle.Plain
        : IsBlock(text) ? ScalarStyle.Literal
        : ScalarStyle.DoubleQuoted;

    /// <summary>
    /// Several lines that a block shows exactly: printable ASCII and letters, the first line not indented, no line with a space
    /// at its end, and one line break at the end.
    /// </summary>
    private static bool IsBlock(string text) =>
        text.Length > 2 && text[0] > ' ' && text[^1] == '\n' && text[^2] != '\n' && text.AsSpan(0, text.Length - 1).Contains('\n')
        && text.All(c => c is '\n' or (>= ' ' and <= '~') || char.IsLetter(c)) && !text.Contains(" \n", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z0-9_./][A-Za-z0-9_./+:=@-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();

    /// <summary>Other types in YAML 1.1, which some readers still speak: flags, numbers to the base 60, dates, the merge and value keys; and what ends with a colon.</summary>
    [GeneratedRegex(@"^(y|n|yes|no|on|off|=|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[.0-9][0-9_,.eE+-]*|.*:)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
