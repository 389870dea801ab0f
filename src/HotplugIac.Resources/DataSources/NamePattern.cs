using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.DataSources;

/// <summary>A regular expression for names. It does not backtrack, so its time grows with the name's length only.</summary>
internal sealed class NamePattern
{
    /// <summary>No name takes near as long; a pattern that is huge all the same does not hold up a plan.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    private NamePattern(Regex regex) => _regex = regex;

    public static NamePattern? Read(Value value, string attribute, ValueReader reader)
    {
        if (value is not TextValue { Text: var text })
        {
            return null;
        }

        try
        {
            return new NamePattern(new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest));
        }
        catch (RegexParseException e)
        {
            Fail(string.Create(CultureInfo.InvariantCulture, $"cannot be read at character {e.Offset}: {Words(e.Error)}."));
        }
        catch (NotSupportedException)
        {
            Fail("has something that cannot be matched without backtracking, or is too large.");
        }

        return null;

        void Fail(string what) => reader.Fail(attribute, InputRules.Pattern, $"{attribute} = \"{text}\" {what} {InputRules.Pattern.Remedy}");
    }

    /// <exception cref="RegexMatchTimeoutException">Matching the name took longer than a second.</exception>
    public bool Matches(string name) => _regex.IsMatch(name);

    /// <summary>The parser's own name for the fault as words: its message differs between versions of .NET.</summary>
    private static string Words(RegexParseError error)
    {
        var words = new StringBuilder();
        foreach (var letter in error.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : string.Empty).Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
