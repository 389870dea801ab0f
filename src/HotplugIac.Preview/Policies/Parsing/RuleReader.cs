using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>The <c>rules</c>, one by one.</summary>
internal sealed class RuleReader(PolicyProblems problems, IReadOnlyDictionary<string, Placed<PolicyWindow?>> windows)
{
    private static readonly Dictionary<string, PreviewVerdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["live"] = PreviewVerdict.Live,
        ["reboot"] = PreviewVerdict.Reboot,
        ["replace"] = PreviewVerdict.Replace,
        ["unknown"] = PreviewVerdict.Unknown,
    };

    private static readonly Dictionary<string, MachineAction> Actions = new(StringComparer.Ordinal)
    {
        ["create"] = MachineAction.Create,
        ["adopt"] = MachineAction.Adopt,
        ["update"] = MachineAction.Update,
        ["replace"] = MachineAction.Replace,
        ["delete"] = MachineAction.Delete,
        ["release"] = MachineAction.Release,
    };

    private static readonly Dictionary<string, PolicyEffect> Effects = new(StringComparer.Ordinal)
    {
        ["deny"] = PolicyEffect.Deny,
        ["warn"] = PolicyEffect.Warn,
    };

    private static readonly Dictionary<string, string> Attributes =
        VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).ToDictionary(r => r.Name, r => r.Name, StringComparer.Ordinal);

    private readonly HashSet<string> _ruleNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _usedWindows = new(StringComparer.Ordinal);

    /// <summary>Of rules that cannot be read too, so that one mistake is not reported as two.</summary>
    public IReadOnlySet<string> RuleNames => _ruleNames;

    /// <summary>The windows that rules name, of rules that cannot be read too.</summary>
    public IReadOnlySet<string> UsedWindows => _usedWindows;

    public PolicyRule? Read(YamlNode item, string where)
    {
        if (MapReader.Open(item, where, problems, "name", "when", "match", "effect", "unless", "reason") is not { } map)
        {
            return null;
        }

        var (name, effectText, reason) = (map.Text("name"), map.Text("effect"), map.Text("reason"));
        if (name is not null)
        {
            _ruleNames.Add(name.Text);
        }

        var effect = PolicyEffect.Deny;
        var effectKnown = effectText is not null && map.Word(effectText, map.At("effect"), Effects, out effect);
        var when = When(map);
        var match = ScopeReader.Read(map, required: false, problems);
        var open = Unless(map);
        return name is not null && effectKnown && when is not null && match is not null && open is not null && reason is not null
            ? new PolicyRule(name.Text, when, match, effect, open, reason.Text)
            : null;
    }

    private PolicyConditions? When(MapReader rule)
    {
        if (rule.Map("when", required: true, "verdict", "action", "stops_machine", "attribute") is not { } map)
        {
            return null;
        }

        var when = new PolicyConditions
        {
            Verdicts = map.Words("verdict", Verdicts),
            Actions = map.Words("action", Actions),
            StopsMachine = map.Flag("stops_machine"),
            Attributes = map.Words("attribute", Attributes),
        };
        if (map.IsEmpty)
        {
            problems.Fail(map.Place, map.Where, "there is no condition. Give one or more of verdict, action, stops_machine, attribute.");
        }

        return when;
    }

    /// <returns>Null when a window is wrong.</returns>
    private EquatableList<PolicyWindow>? Unless(MapReader rule)
    {
        if (rule.Find("unless", required: false) is null)
        {
            return [];
        }

        if (rule.Map("unless", required: false, "window")?.Texts("window", required: true) is not { } names)
        {
            return null;
        }

        _usedWindows.UnionWith(names.Select(n => n.Text));
        foreach (var name in names.Where(n => !windows.ContainsKey(n.Text)))
        {
            problems.Fail(name.At, $"{rule.Where}.unless.window", windows.Count == 0
                ? $"{Shown.Quoted(name.Text)} is not there: the policy has no windows."
                : $"{Shown.Quoted(name.Text)} is not among the windows{Names.Hint(name.Text, windows.Keys)}");
        }

        var found = names.Select(n => windows.GetValueOrDefault(n.Text)?.Value).OfType<PolicyWindow>().ToEquatableList();
        return found.Count == names.Count ? found : null;
    }
}
