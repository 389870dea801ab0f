using System.Collections.Concurrent;

namespace TerraformPlugin;

/// <summary>The provider, made at first use, and the object types of its schemas, computed once.</summary>
internal sealed class ProviderCatalog(Func<ITfProvider> create)
{
    private readonly Lazy<ITfProvider> _provider = new(create);
    private readonly ConcurrentDictionary<string, (ITfResource, TfType)> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (ITfDataSource, TfType)> _dataSources = new(StringComparer.Ordinal);

    public ITfProvider Provider => _provider.Value;

    /// <summary>Finds a resource.</summary>
    /// <exception cref="TfCodecException">The provider has no such resource.</exception>
    public (ITfResource Resource, TfType Type) Resource(string name) => _resources.GetOrAdd(name, key =>
        Provider.Resources.TryGetValue(key, out var resource)
            ? (resource, resource.Schema.ImpliedType)
            : throw new TfCodecException($"This provider has no resource {key}."));

    /// <summary>Finds a data source.</summary>
    /// <exception cref="TfCodecException">The provider has no such data source.</exception>
    public (ITfDataSource DataSource, TfType Type) DataSource(string name) => _dataSources.GetOrAdd(name, key =>
        Provider.DataSources.TryGetValue(key, out var dataSource)
            ? (dataSource, dataSource.Schema.ImpliedType)
            : throw new TfCodecException($"This provider has no data source {key}."));
}
