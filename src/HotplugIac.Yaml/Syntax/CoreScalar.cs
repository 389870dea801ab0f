using System.Globalization;
using System.Text.RegularExpressions;

namespace HotplugIac.Yaml.Syntax;

/// <summary>What a scalar is by the core schema of YAML 1.2, and where other versions of YAML see something else.</summary>
internal enum CoreKind
{
    Text,
    Null,
    Flag,

    /// <summary>Plain digits, perhaps with a minus sign: the same number to every reader.</summary>
    WholeNumber,

    /// <summary>A number to some version of YAML, in a form that another one reads differently, or no whole one.</summary>
    OddNumber,
}

internal static partial class CoreScalar
{
    public static CoreKind KindOf(ScalarNode node) => node switch
    {
        { IsPlain: false } => CoreKind.Text,
        { Text: "" or "~" or "null" or "Null" or "NULL" } => CoreKind.Null,
        { Text: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" } => CoreKind.Flag,
        { Text.Length: > 200 } => CoreKind.Text,
        _ when Whole().IsMatch(node.Text) => CoreKind.WholeNumber,
        _ when Odd().IsMatch(node.Text) => CoreKind.OddNumber,
        _ => CoreKind.Text,
    };

    /// <param name="flag">A scalar of the kind <see cref="CoreKind.Flag"/>.</param>
    public static bool IsTrue(ScalarNode flag) => char.ToLowerInvariant(flag.Text[0]) == 't';

    public static bool IsWhole(string text) => Whole().IsMatch(text);

    /// <summary>A number of an odd form in plain digits; null where it is no whole number, or a large one.</summary>
    public static string? PlainDigits(string text)
    {
        var plain = text.Replace("_", string.Empty, StringComparison.Ordinal);
        var sign = plain.StartsWith('-') ? "-" : string.Empty;
        var digits = plain.TrimStart('+', '-');
        var radix = digits.Length < 3 || digits[0] != '0' ? 0 : char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
        try
        {
            var number = radix > 0 ? Convert.ToInt64(digits[2..], radix)
                : decimal.Parse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
            return number != decimal.Truncate(number) || number > int.MaxValue ? null
                : number == 0 ? "0" : sign + ((int)number).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|\.inf|\.Inf|\.INF|\.nan|\.NaN|\.NAN|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Odd();
}
