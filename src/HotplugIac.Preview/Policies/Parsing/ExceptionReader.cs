using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>One of the <c>exceptions</c>.</summary>
internal static class ExceptionReader
{
    public static PolicyException? Read(YamlNode item, string where, PolicyProblems problems)
    {
        if (MapReader.Open(item, where, problems, "rules", "match", "owner", "reason", "expires") is not { } map)
        {
            return null;
        }

        var rules = map.Texts("rules", required: true);
        var match = ScopeReader.Read(map, required: true, problems);
        var (owner, reason, expires) = (map.Text("owner"), map.Text("reason"), map.Text("expires"));
        if (expires is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(expires.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            problems.Fail(expires.At, map.At("expires"), $"{Shown.Quoted(expires.Text)} is no day. Write year, month and day, such as 2026-12-31.");
            return null;
        }

        return rules is not null && match is not null && owner is not null && reason is not null
            ? new PolicyException(rules.Select(r => r.Text).ToEquatableList(), match, owner.Text, reason.Text, day)
            : null;
    }
}
