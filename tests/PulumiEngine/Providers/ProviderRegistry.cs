using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

/// <summary>
/// The providers of one operation. Towards the deployment it is itself the provider of the resources whose type is
/// <c>pulumi:providers:PACKAGE</c> (pkg/resource/deploy/providers/registry.go).
/// </summary>
internal sealed class ProviderRegistry(Func<string, Task<ProviderConnection>> start) : IResourceProvider, IAsyncDisposable
{
    private const string Unconfigured = "unconfigured";

    private readonly ConcurrentDictionary<string, ProviderConnection> _byReference = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ProviderConnection> _all = [];

    public IEnumerable<ProviderConnection> All => _all;

    public static string Reference(string urn, string id) => $"{urn}::{id}";

    public static (string Urn, string Id) Split(string reference)
    {
        var at = reference.LastIndexOf("::", StringComparison.Ordinal);
        return (reference[..at], reference[(at + 2)..]);
    }

    public ProviderConnection? Find(string reference) => _byReference.GetValueOrDefault(reference);

    public async Task<CheckResult> CheckAsync(string urn, JsonObject? olds, JsonObject news, bool allowUnknowns)
    {
        var provider = await LoadAsync(urn);
        var result = await provider.CheckConfigAsync(urn, olds, news);
        if (result.Failures.Count > 0)
        {
            await provider.DisposeAsync();
            return result;
        }

        _byReference[Reference(urn, Unconfigured)] = provider;
        if (news["version"] is { } version)
        {
            result.Inputs["version"] = version.DeepClone();
        }

        return result;
    }

    public async Task<DiffReport> DiffAsync(ResourceState old, JsonObject news, bool allowUnknowns, IReadOnlyList<string> ignoreChanges)
    {
        var provider = Find(Reference(old.Urn, Unconfigured)) ?? Find(Reference(old.Urn, old.Id))
            ?? throw new ProviderException($"The provider {old.Urn} is not loaded.");
        var diff = await provider.DiffConfigAsync(old.Urn, old.Inputs, old.Outputs, news);
        if (diff.WasUnknown)
        {
            diff = diff with { HasChanges = !JsonNode.DeepEquals(old.Outputs, news) };
        }

        return diff;
    }

    public async Task<CallOutcome> CreateAsync(string urn, JsonObject inputs, TimeSpan timeout, bool preview)
    {
        var provider = Take(urn) ?? await LoadAsync(urn);
        var id = preview ? Signatures.UnknownString : Guid.NewGuid().ToString();
        return await ConfigureAsync(provider, urn, id, inputs);
    }

    public async Task<CallOutcome> UpdateAsync(ResourceState old, ResourceState fresh, IReadOnlyList<string> ignoreChanges, bool preview) =>
        await ConfigureAsync(Take(fresh.Urn) ?? await LoadAsync(fresh.Urn), fresh.Urn, old.Id, fresh.Inputs);

    /// <summary>
    /// Configures a provider that has not changed, with the inputs that it had: a DiffConfig that reports none keeps the old
    /// configuration for this run.
    /// </summary>
    /// <param name="state">The provider's resource with its old inputs.</param>
    /// <param name="afterCheck">Whether the one that Check started is taken, rather than a fresh one.</param>
    /// <exception cref="ProviderException">It cannot be used.</exception>
    public async Task SameAsync(ResourceState state, bool afterCheck)
    {
        if (Find(Reference(state.Urn, state.Id)) is null)
        {
            var provider = (afterCheck ? Take(state.Urn) : null) ?? await LoadAsync(state.Urn);
            var outcome = await ConfigureAsync(provider, state.Urn, state.Id, state.Inputs);
            if (outcome.Status != CallStatus.Ok)
            {
                throw new ProviderException($"configure provider '{state.Urn}': {outcome.Error}");
            }
        }
    }

    public Task<CallOutcome> ReadAsync(string urn, string id, JsonObject? inputs, JsonObject? state, TimeSpan timeout) =>
        throw new ProviderException("Provider resources cannot be read.");

    public Task<CallOutcome> DeleteAsync(ResourceState old) => Task.FromResult(new CallOutcome(CallStatus.Ok));

    public async ValueTask DisposeAsync() => await Task.WhenAll(_all.Select(p => p.DisposeAsync().AsTask()));

    private async Task<CallOutcome> ConfigureAsync(ProviderConnection provider, string urn, string id, JsonObject inputs)
    {
        try
        {
            await provider.ConfigureAsync(urn, id, inputs);
        }
        catch (ProviderException error)
        {
            return new(CallStatus.Failed) { Error = error.Message };
        }

        _byReference[Reference(urn, id)] = provider;
        return new(CallStatus.Ok) { Id = id, Outputs = (JsonObject)inputs.DeepClone() };
    }

    private ProviderConnection? Take(string urn) =>
        _byReference.TryRemove(Reference(urn, Unconfigured), out var provider) ? provider : null;

    private async Task<ProviderConnection> LoadAsync(string urn)
    {
        var provider = await start(PulumiUrn.Package(PulumiUrn.Type(urn)));
        _all.Add(provider);
        return provider;
    }
}
