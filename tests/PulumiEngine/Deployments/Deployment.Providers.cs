using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

internal sealed partial class Deployment
{
    private readonly Dictionary<string, Task<string>> _defaultProviders = new(StringComparer.Ordinal);

    /// <summary>The provider that serves a resource.</summary>
    /// <exception cref="ProviderException">It is not loaded.</exception>
    public ProviderConnection Connection(string reference) => registry.Find(reference)
        ?? throw new ProviderException($"unknown provider '{reference}'");

    /// <summary>A provider that has not been registered in this run, with the configuration that the state has of it.</summary>
    /// <exception cref="ProviderException">There is none.</exception>
    public async Task EnsureProviderAsync(string reference)
    {
        if (reference.Length > 0 && registry.Find(reference) is null)
        {
            var (urn, id) = ProviderRegistry.Split(reference);
            var state = snapshot.Olds.Select(s => s.State).FirstOrDefault(r => r.Urn == urn && r.Id == id)
                ?? throw new ProviderException($"could not find provider {reference}");
            await registry.SameAsync(state, afterCheck: false);
        }
    }

    /// <summary>Registers the default provider of a package, from the stack's configuration, when a resource needs it first.</summary>
    public Task<string> DefaultProviderAsync(string package, string version)
    {
        var name = version.Length == 0 ? "default" : "default_" + version.Replace('.', '_').Replace('-', '_').Replace('+', '_');
        lock (_defaultProviders)
        {
            if (!_defaultProviders.TryGetValue(package + "/" + name, out var registration))
            {
                _defaultProviders[package + "/" + name] = registration = RegisterDefaultAsync(package, name, version);
            }

            return registration;
        }
    }

    private async Task<string> RegisterDefaultAsync(string package, string name, string version)
    {
        // Texts, whatever they hold: numbers, flags, and objects as JSON.
        var inputs = new JsonObject();
        foreach (var (key, value) in options.Config.Where(c => c.Key.StartsWith(package + ":", StringComparison.Ordinal)))
        {
            inputs[key[(package.Length + 1)..]] = options.SecretConfig.Contains(key) ? PulumiValue.Secret(value) : value;
        }

        if (version.Length > 0)
        {
            inputs["version"] = version;
        }

        var state = await RegisterAsync(new Goal { Type = PulumiUrn.ProviderType(package), Name = name, Properties = inputs });
        return ProviderRegistry.Reference(state.Urn, state.Id);
    }

    private IResourceProvider ProviderOf(ResourceState state) => PulumiUrn.IsProvider(state.Type) ? registry : Connection(state.Provider);

    /// <summary>Whether another provider means another resource: the new one's DiffConfig says so (providerChanged).</summary>
    private async Task<bool> ProviderChangedAsync(ResourceState old, ResourceState fresh)
    {
        if (old.Provider == fresh.Provider)
        {
            return false;
        }

        if (old.Provider.Length == 0 || fresh.Provider.Length == 0)
        {
            return true;
        }

        var (oldUrn, _) = ProviderRegistry.Split(old.Provider);
        var (newUrn, _) = ProviderRegistry.Split(fresh.Provider);
        if (_renamed.GetValueOrDefault(oldUrn) == newUrn)
        {
            return false;
        }

        var before = snapshot.Olds.Select(s => s.State).First(r => r.Urn == oldUrn);
        var after = snapshot.Find(newUrn)!;
        var diff = await Connection(fresh.Provider).DiffConfigAsync(newUrn, before.Inputs, before.Outputs, after.Inputs);
        return diff.IsReplacement;
    }
}
