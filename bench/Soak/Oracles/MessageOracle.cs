using System.Text.RegularExpressions;
using HotplugIac.Core.Rules;
using HotplugIac.Soak.Plugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Oracles;

/// <summary>What every error must say, and what none may: a rule code, where, what to do; no stack trace, no secret.</summary>
/// <param name="secrets">Texts that stand nowhere by accident.</param>
internal sealed partial class MessageOracle(IReadOnlyList<string> secrets)
{
    /// <summary>Shorter ones cannot say where, what and what to do.</summary>
    private const int Shortest = 40;

    private static readonly IReadOnlyList<string> Attributes = [.. Wire.Schema.Attributes.Where(a => a.Required || a.Optional).Select(a => a.Name)];

    private static readonly string[] Crashes = ["System.", "Exception", "Unhandled", "Object reference", "stack trace", "   at "];

    public IEnumerable<string> Faults(Diagnostic diagnostic, string machine)
    {
        var text = $"{diagnostic.Summary}\n{diagnostic.Detail}";
        foreach (var secret in secrets.Where(s => text.Contains(s, StringComparison.Ordinal)))
        {
            yield return $"a message shows the secret that begins with \"{secret[..4]}\": {diagnostic.Summary}";
        }

        foreach (var word in Crashes.Where(w => text.Contains(w, StringComparison.Ordinal)))
        {
            yield return $"a message shows the inside of the program (\"{word.Trim()}\"): {text}";
        }

        if (diagnostic.Severity == Severity.Error)
        {
            foreach (var fault in ErrorFaults(diagnostic, machine))
            {
                yield return $"{fault}: {text}";
            }
        }
    }

    /// <summary>The rule's code at the end of the detail; empty when there is none.</summary>
    public static string Code(Diagnostic diagnostic) => CodeAtEnd().Match(diagnostic.Detail) is { Success: true } found ? found.Groups[1].Value : string.Empty;

    private static IEnumerable<string> ErrorFaults(Diagnostic diagnostic, string machine)
    {
        var text = $"{diagnostic.Summary}\n{diagnostic.Detail}";
        if (RuleBook.Find(Code(diagnostic)) is not { } rule)
        {
            yield return "an error has no rule code";
            yield break;
        }

        if (diagnostic.Summary != rule.Title)
        {
            yield return "an error's summary is not its rule's title";
        }

        if (diagnostic.Detail.Length < Shortest)
        {
            yield return "an error says too little";
        }

        // Terraform shows the resource's address beside it: the machine's name is not needed where an attribute is named, or it is the machine that this is about.
        if (!text.Contains(machine, StringComparison.Ordinal) && !text.Contains("the step \"", StringComparison.OrdinalIgnoreCase) && !text.Contains("The machine ", StringComparison.Ordinal)
            && !Attributes.Any(a => text.Contains(a, StringComparison.OrdinalIgnoreCase)))
        {
            yield return "an error names neither the machine nor the attribute";
        }

        if (!diagnostic.Detail.Contains(rule.Remedy, StringComparison.Ordinal) && !Sentences().IsMatch(diagnostic.Detail))
        {
            yield return "an error does not say what to do";
        }
    }

    [GeneratedRegex(@"\((HP\d{4})\)$")]
    private static partial Regex CodeAtEnd();

    /// <summary>More than one clause: what is wrong, and what to do about it.</summary>
    [GeneratedRegex(@"[.!?:;,] +\p{L}.*[.!?)]$", RegexOptions.Singleline)]
    private static partial Regex Sentences();
}
