using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Providers;

/// <summary>Who manages a resource: a plugin, or the engine itself for the resources that are providers.</summary>
internal interface IResourceProvider
{
    /// <exception cref="ProviderException">The call failed.</exception>
    Task<CheckResult> CheckAsync(string urn, JsonObject? olds, JsonObject news, bool allowUnknowns);

    /// <exception cref="ProviderException">The call failed.</exception>
    Task<DiffReport> DiffAsync(ResourceState old, JsonObject news, bool allowUnknowns, IReadOnlyList<string> ignoreChanges);

    Task<CallOutcome> CreateAsync(string urn, JsonObject inputs, TimeSpan timeout, bool preview);

    Task<CallOutcome> UpdateAsync(ResourceState old, ResourceState fresh, IReadOnlyList<string> ignoreChanges, bool preview);

    Task<CallOutcome> ReadAsync(string urn, string id, JsonObject? inputs, JsonObject? state, TimeSpan timeout);

    Task<CallOutcome> DeleteAsync(ResourceState old);
}

internal sealed record CheckResult(JsonObject Inputs, IReadOnlyList<CheckProblem> Failures);

/// <param name="Property">Empty for the resource as a whole.</param>
internal sealed record CheckProblem(string Property, string Reason);
