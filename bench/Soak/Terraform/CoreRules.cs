using HotplugIac.Soak.Plugin;
using TerraformPlugin;

namespace HotplugIac.Soak.Terraform;

/// <summary>What Terraform core computes and insists on, as far as this schema needs it.</summary>
internal static class CoreRules
{
    /// <summary>The configuration, filled up from the prior state where the provider decides.</summary>
    public static TfObject Proposed(TfObject? prior, TfObject config) => new(Wire.Schema.Attributes.ToDictionary(
        a => a.Name,
        a => !config[a.Name].IsNull || !a.Computed ? config[a.Name] : prior is null ? TfUnknown.Instance : prior[a.Name],
        StringComparer.Ordinal));

    /// <summary>"Provider produced invalid plan."</summary>
    public static IEnumerable<string> OfPlan(TfObject? prior, TfObject? config, TfObject? planned)
    {
        if (config is null || planned is null)
        {
            return config is null == planned is null ? [] : ["the plan is no object, or one for a delete"];
        }

        return Wire.Schema.Attributes
            .Where(a => config[a.Name].IsNull
                ? !a.Computed && !planned[a.Name].IsNull
                : a.Nested is null && planned[a.Name] != config[a.Name] && (prior is null || planned[a.Name] != prior[a.Name]))
            .Select(a => $"invalid plan: {a.Name} is {planned[a.Name]}, configured as {config[a.Name]}");
    }

    /// <summary>"Provider produced inconsistent result after apply."</summary>
    public static IEnumerable<string> OfApply(TfObject? planned, TfObject? state)
    {
        if (planned is null || state is null)
        {
            return planned is null == state is null ? [] : [planned is null ? "the resource is deleted and still there" : "the resource is gone after an apply without errors"];
        }

        return Wire.Schema.Attributes
            .Where(a => planned[a.Name].IsWhollyKnown && planned[a.Name] != state[a.Name])
            .Select(a => $"inconsistent result: {a.Name} is {state[a.Name]}, planned as {planned[a.Name]}");
    }

    /// <summary>For people: the attributes in which two states differ.</summary>
    public static string Differences(TfObject? before, TfObject? after) => before is null || after is null ? "one is nothing"
        : string.Join("; ", Wire.Schema.Attributes.Where(a => before[a.Name] != after[a.Name]).Select(a => $"{a.Name}: {before[a.Name]} → {after[a.Name]}"));
}
