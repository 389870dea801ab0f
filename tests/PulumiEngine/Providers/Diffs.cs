using System.Text.Json.Nodes;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

/// <summary>What the engine makes of a provider's Diff (step_generator.go).</summary>
internal static class Diffs
{
    private const string InitErrorKey = "#initerror";

    public static DiffReport From(DiffResponse answer) => new()
    {
        WasUnknown = answer.Changes == DiffResponse.Types.DiffChanges.DiffUnknown,
        HasChanges = answer.Changes == DiffResponse.Types.DiffChanges.DiffSome,
        Diffs = [.. answer.Diffs],
        Replaces = [.. answer.Replaces],
        Stables = [.. answer.Stables],
        DeleteBeforeReplace = answer.DeleteBeforeReplace,
        Detailed = answer.HasDetailedDiff
            ? answer.DetailedDiff.ToDictionary(d => d.Key, d => new PropertyChange((ChangeKind)(int)d.Value.Kind, d.Value.InputDiff))
            : null,
    };

    /// <summary>When a provider does not say whether there are changes, the inputs are compared by their top-level properties.</summary>
    public static DiffReport Settle(DiffReport diff, JsonObject oldInputs, JsonObject news, IReadOnlyList<string> ignoreChanges)
    {
        if (!diff.WasUnknown)
        {
            return diff;
        }

        var fresh = (JsonObject)news.DeepClone();
        _ = ignoreChanges.Count(p => PropertyPath.Parse(p).Reset(oldInputs, fresh));
        var (before, after) = ((JsonObject)Marshalling.WithoutSecrets(oldInputs)!, (JsonObject)Marshalling.WithoutSecrets(fresh)!);
        var changes = before.Select(p => p.Key).Union(after.Select(p => p.Key))
            .Where(k => !JsonNode.DeepEquals(before[k], after[k]) || before.ContainsKey(k) != after.ContainsKey(k))
            .ToDictionary(k => k, k => new PropertyChange(
                !before.ContainsKey(k) ? ChangeKind.Add : !after.ContainsKey(k) ? ChangeKind.Delete : ChangeKind.Update, true));
        return changes.Count == 0 ? diff : diff with { HasChanges = true, Diffs = [.. changes.Keys], Detailed = changes };
    }

    /// <summary>Turns changes of the named paths into replacements (applyReplaceOnChanges).</summary>
    public static DiffReport ReplaceOnChanges(DiffReport diff, IReadOnlyList<string> paths, bool hasInitErrors)
    {
        if (!diff.HasChanges && !hasInitErrors)
        {
            return diff;
        }

        var parsed = paths.Select(PropertyPath.Parse).ToList();
        bool Forces(string path) => parsed.Any(p => p.Contains(PropertyPath.Parse(path)));

        var failed = hasInitErrors && Forces(InitErrorKey);
        return diff with
        {
            HasChanges = diff.HasChanges || failed,
            Replaces = [.. diff.Replaces.Union(diff.Diffs.Where(Forces)), .. failed ? [InitErrorKey] : Array.Empty<string>()],
            Detailed = diff.Detailed?.ToDictionary(d => d.Key, d => Forces(d.Key) ? d.Value with { Kind = d.Value.Kind | ChangeKind.AddReplace } : d.Value),
        };
    }

    /// <summary>A refresh asks what would lead back, and shows what led here.</summary>
    public static DiffReport Invert(DiffReport diff) => diff with
    {
        Detailed = diff.Detailed?.ToDictionary(d => d.Key, d => d.Value with
        {
            Kind = d.Value.Kind switch
            {
                ChangeKind.Add => ChangeKind.Delete,
                ChangeKind.AddReplace => ChangeKind.DeleteReplace,
                ChangeKind.Delete => ChangeKind.Add,
                ChangeKind.DeleteReplace => ChangeKind.AddReplace,
                var same => same,
            },
        }),
    };
}
