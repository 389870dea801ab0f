using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>The <c>windows</c>, by name.</summary>
internal sealed class WindowReader(PolicyProblems problems, ZoneLookup zones)
{
    /// <summary>A window that cannot be read is there with a null, so that rules that name it are not wrong as well.</summary>
    public Dictionary<string, Placed<PolicyWindow?>> Read(MapReader policy)
    {
        var windows = new Dictionary<string, Placed<PolicyWindow?>>(StringComparer.Ordinal);
        switch (policy.Find("windows", required: false))
        {
            case null or BrokenNode:
                break;
            case MapNode { Entries: var entries }:
                foreach (var entry in entries)
                {
                    var where = $"windows.{Shown.Plain(entry.Key)}";
                    windows.Add(entry.Key, new Placed<PolicyWindow?>(Read(entry, where), entry.KeyAt, where));
                }

                break;
            case var other:
                problems.Fail(other.At, "windows", $"this is {NodeWords.Of(other)}, and must be a map from names to windows.");
                break;
        }

        return windows;
    }

    private PolicyWindow? Read(MapEntry entry, string where)
    {
        if (MapReader.Open(entry.Value, where, problems, "cron", "duration", "zone") is not { } map)
        {
            return null;
        }

        var (cronText, durationText, zoneText) = (map.Text("cron"), map.Text("duration"), map.Text("zone"));
        var cron = cronText is null ? null : Checked(WindowText.Cron(cronText.Text, out var cronError), cronText, map.At("cron"), cronError);
        var duration = durationText is null ? null : Checked(WindowText.Duration(durationText.Text, out var durationError), durationText, map.At("duration"), durationError);
        var (zone, zoneError) = zoneText is null ? (null, null) : zones(zoneText.Text);
        if (zoneText is not null && zone is null)
        {
            problems.Fail(zoneText.At, map.At("zone"), $"{Shown.Quoted(zoneText.Text)} {zoneError}");
        }

        return cron is not null && duration is { } length && zone is not null ? new PolicyWindow(entry.Key, cron, length, zone) : null;
    }

    private T? Checked<T>(T? value, ScalarNode text, string where, string error)
    {
        if (value is null)
        {
            problems.Fail(text.At, where, error);
        }

        return value;
    }
}
