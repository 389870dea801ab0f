using HotplugIac.Provider;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Bench.Echo;

/// <summary>
/// The product's schema with nothing behind it: what a plan over unchanged machines costs when the provider does no work at all.
/// It runs in a directory that the product has applied, on the product's own state.
/// </summary>
internal sealed class EchoProvider : ITfProvider
{
    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(ProviderSchema.Rows, ProviderSchema.Description);

    public IReadOnlyDictionary<string, ITfResource> Resources { get; } =
        new Dictionary<string, ITfResource> { ["hotplug_virtual_machine"] = new EchoResource() };

    public IReadOnlyDictionary<string, ITfDataSource> DataSources { get; } = new Dictionary<string, ITfDataSource>();

    public IReadOnlyDictionary<string, ITfFunction> Functions { get; } = new Dictionary<string, ITfFunction>();

    public Task<IReadOnlyList<TfDiagnostic>> ValidateConfigAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);

    public Task<IReadOnlyList<TfDiagnostic>> ConfigureAsync(TfObject config, string terraformVersion, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);
}
