namespace HotplugIac.Core.Rules;

/// <summary>Every rule, by code.</summary>
public static class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. new[] { VcpuRules.All, MemoryRules.All, NumaRules.All, LifecycleRules.All, InputRules.All, ResizeRules.All, PreviewRules.All }
            .SelectMany(group => group).OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>The rule of a code, however its letters and the space around it are written; null when there is none.</summary>
    public static Rule? Find(string code)
    {
        var wanted = code.AsSpan().Trim();
        foreach (var rule in All)
        {
            if (wanted.Equals(rule.Code, StringComparison.OrdinalIgnoreCase))
            {
                return rule;
            }
        }

        return null;
    }
}
