namespace HotplugIac.Core.Rules;

/// <summary>Every rule, by code.</summary>
public static class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } =
        [.. VcpuRules.All, .. MemoryRules.All, .. NumaRules.All, .. LifecycleRules.All, .. InputRules.All];
}
