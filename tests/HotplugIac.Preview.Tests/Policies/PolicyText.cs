using HotplugIac.Preview.Policies;

namespace HotplugIac.Preview.Tests.Policies;

/// <summary>Policies as text, and what is read of them.</summary>
internal static class PolicyText
{
    public static readonly DateOnly Today = new(2026, 11, 30);

    /// <summary>A rule that denies stops, with what a test adds to it and to the file.</summary>
    public static string Stops(string more = "", string rest = "") => $$"""
        version: 1
        rules:
          - name: no-stops
            when: {stops_machine: true}
            effect: deny
            reason: Machines stop at night only.
            {{more}}
        {{rest}}
        """;

    public static PreviewPolicy Read(string text)
    {
        var (policy, problems) = PreviewPolicy.Parse(text, "ci/policy.yaml", Today);
        problems.Select(p => p.Detail).ShouldBeEmpty();
        return policy.ShouldNotBeNull();
    }

    /// <summary>Details without the path in front.</summary>
    public static IReadOnlyList<string> Errors(string text)
    {
        var (policy, problems) = PreviewPolicy.Parse(text, "ci/policy.yaml", Today);
        policy.ShouldBeNull();
        return [.. problems.Select(p => p.Detail.Replace("ci/policy.yaml, ", string.Empty, StringComparison.Ordinal))];
    }
}
