using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Policies.Parsing;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Preview.Policies;

/// <summary>Reads a policy file; docs/schemas/policy-1.json describes the same format.</summary>
internal sealed class PolicyReader
{
    /// <summary>A policy is written by people. What is larger was made by mistake.</summary>
    private const int Largest = 1 << 20;

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

    private readonly PolicyProblems _problems;
    private readonly DateOnly _today;
    private readonly ZoneLookup _zones;

    /// <summary>Of rules that cannot be read too, so that one mistake is not reported as two.</summary>
    private readonly List<string> _ruleNames = [];

    private readonly List<string> _windowNames = [];

    private PolicyReader(PolicyProblems problems, DateOnly today, ZoneLookup zones) => (_problems, _today, _zones) = (problems, today, zones);

    public static (PreviewPolicy? Policy, IReadOnlyList<Problem> Problems) Read(string text, string path, DateOnly today, ZoneLookup zones)
    {
        var problems = new PolicyProblems(path);
        var policy = new PolicyReader(problems, today, zones).Document(text, Path.GetFileName(path));
        return problems.Any ? (null, problems.All) : (policy, []);
    }

    private PreviewPolicy? Document(string text, string name)
    {
        if (text.Length > Largest)
        {
            _problems.Fail(new YamlPlace(1, 1), string.Empty, "the file is larger than 1 MiB, which is no policy.");
            return null;
        }

        YamlPart document;
        try
        {
            document = YamlTree.Read(text);
        }
        catch (YamlFault e)
        {
            _problems.Fail(e.Place, string.Empty, e.Message);
            return null;
        }

        if (MapReader.Open(document, string.Empty, _problems, "version", "rules", "windows", "exceptions") is not { } map)
        {
            return null;
        }

        Version(map);
        var windows = Windows(map);
        var rules = Items(map, "rules", required: true, (item, where) => Rule(item, where, windows));
        var exceptions = Items(map, "exceptions", required: false, Exception);
        PolicyChecks.Check(rules, exceptions, windows, _ruleNames, _windowNames, _today, _problems);
        return new PreviewPolicy(name, rules.Select(r => r.Value).ToEquatableList(), exceptions.Select(e => e.Value).ToEquatableList());
    }

    private void Version(MapReader map)
    {
        if (map.Find("version", required: true) is { } version && version is not YamlText { Plain: true, Text: "1" })
        {
            _problems.Fail(version.Place, "version", $"this is {version.Kind}, and must be the number 1, the only version that this program knows.");
        }
    }

    private List<Placed<T>> Items<T>(MapReader map, string key, bool required, Func<YamlPart, string, T?> read)
        where T : class
    {
        switch (map.Find(key, required))
        {
            case null:
                return [];
            case YamlList { Items: { Count: > 0 } items }:
                return [.. items.Select((item, i) => (Item: item, Where: $"{key}[{i}]"))
                    .Select(i => (i.Item, i.Where, Value: read(i.Item, i.Where)))
                    .Where(i => i.Value is not null)
                    .Select(i => new Placed<T>(i.Value!, i.Item.Place, i.Where))];
            case YamlList empty:
                _problems.Fail(empty.Place, key, "the list is empty.");
                return [];
            case var other:
                _problems.Fail(other.Place, key, $"this is {other.Kind}, and must be a list.");
                return [];
        }
    }

    /// <summary>A window that cannot be read is there with a null, so that rules that name it are not wrong as well.</summary>
    private Dictionary<string, Placed<PolicyWindow?>> Windows(MapReader map)
    {
        var windows = new Dictionary<string, Placed<PolicyWindow?>>(StringComparer.Ordinal);
        switch (map.Find("windows", required: false))
        {
            case null:
                break;
            case YamlMap { Fields: var fields }:
                foreach (var field in fields)
                {
                    windows.Add(field.Key, new Placed<PolicyWindow?>(Window(field, $"windows.{field.Key}"), field.Place, $"windows.{field.Key}"));
                }

                break;
            case var other:
                _problems.Fail(other.Place, "windows", $"this is {other.Kind}, and must be a map from names to windows.");
                break;
        }

        return windows;
    }

    private PolicyWindow? Window(YamlField field, string where)
    {
        if (MapReader.Open(field.Value, where, _problems, "cron", "duration", "zone") is not { } map)
        {
            return null;
        }

        var (cronText, durationText, zoneText) = (map.Text("cron"), map.Text("duration"), map.Text("zone"));
        var cron = cronText is null ? null : Checked(WindowText.Cron(cronText.Text, out var cronError), cronText, map.At("cron"), cronError);
        var duration = durationText is null ? null : Checked(WindowText.Duration(durationText.Text, out var durationError), durationText, map.At("duration"), durationError);
        var (zone, zoneError) = zoneText is null ? (null, null) : _zones(zoneText.Text);
        if (zoneText is not null && zone is null)
        {
            _problems.Fail(zoneText.Place, map.At("zone"), $"\"{zoneText.Text}\" {zoneError}");
        }

        return cron is not null && duration is { } length && zone is not null ? new PolicyWindow(field.Key, cron, length, zone) : null;
    }

    private T? Checked<T>(T? value, YamlText text, string where, string error)
    {
        if (value is null)
        {
            _problems.Fail(text.Place, where, error);
        }

        return value;
    }

    private PolicyRule? Rule(YamlPart item, string where, Dictionary<string, Placed<PolicyWindow?>> windows)
    {
        if (MapReader.Open(item, where, _problems, "name", "when", "match", "effect", "unless", "reason") is not { } map)
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
        var match = Match(map, required: false);
        var open = Unless(map, windows);
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
            _problems.Fail(map.Place, map.Where, "there is no condition. Give one or more of verdict, action, stops_machine, attribute.");
        }

        return when;
    }

    private PolicyScope? Match(MapReader parent, bool required)
    {
        if (parent.Find("match", required) is not { } part)
        {
            return required ? null : PolicyScope.Everything;
        }

        if (MapReader.Open(part, parent.At("match"), _problems, "address", "name", "environment") is not { } map)
        {
            return null;
        }

        if (map.IsEmpty)
        {
            _problems.Fail(map.Place, map.Where, "there is no pattern. Give one or more of address, name, environment.");
        }

        return new PolicyScope { Addresses = Globs("address"), Names = Globs("name"), Environments = Globs("environment", ignoreCase: true) };

        EquatableList<Glob> Globs(string key, bool ignoreCase = false) =>
            (map.Texts(key, required: false) ?? []).Select(t => new Glob(t.Text, ignoreCase)).ToEquatableList();
    }

    /// <returns>Null when a window is wrong.</returns>
    private EquatableList<PolicyWindow>? Unless(MapReader rule, Dictionary<string, Placed<PolicyWindow?>> windows)
    {
        if (rule.Find("unless", required: false) is null)
        {
            return [];
        }

        if (rule.Map("unless", required: false, "window")?.Texts("window", required: true) is not { } names)
        {
            return null;
        }

        _windowNames.AddRange(names.Select(n => n.Text));
        foreach (var name in names.Where(n => !windows.ContainsKey(n.Text)))
        {
            _problems.Fail(name.Place, $"{rule.Where}.unless.window",
                windows.Count == 0 ? $"\"{name.Text}\" is not there: the policy has no windows." : $"\"{name.Text}\" is not among the windows{NearName.Hint(name.Text, windows.Keys)}");
        }

        var found = names.Select(n => windows.GetValueOrDefault(n.Text)?.Value).OfType<PolicyWindow>().ToEquatableList();
        return found.Count == names.Count ? found : null;
    }

    private PolicyException? Exception(YamlPart item, string where)
    {
        if (MapReader.Open(item, where, _problems, "rules", "match", "owner", "reason", "expires") is not { } map)
        {
            return null;
        }

        var rules = map.Texts("rules", required: true);
        var match = Match(map, required: true);
        var (owner, reason, expires) = (map.Text("owner"), map.Text("reason"), map.Text("expires"));
        if (expires is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(expires.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            _problems.Fail(expires.Place, map.At("expires"), $"\"{expires.Text}\" is no day. Write year, month and day, such as 2026-12-31.");
            return null;
        }

        return rules is not null && match is not null && owner is not null && reason is not null
            ? new PolicyException(rules.Select(r => r.Text).ToEquatableList(), match, owner.Text, reason.Text, day)
            : null;
    }
}
