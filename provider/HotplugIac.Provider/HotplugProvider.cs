using HotplugIac.Core.Model;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>The schema table as a Terraform provider, and nothing else.</summary>
internal sealed class HotplugProvider : ITfProvider
{
    private readonly MachineResource _machine = new();

    public HotplugProvider() => Resources = new Dictionary<string, ITfResource> { ["hotplug_virtual_machine"] = _machine };

    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(ProviderSchema.Rows, ProviderSchema.Description);

    public IReadOnlyDictionary<string, ITfResource> Resources { get; }

    public IReadOnlyDictionary<string, ITfDataSource> DataSources { get; } = new Dictionary<string, ITfDataSource>();

    public IReadOnlyDictionary<string, ITfFunction> Functions { get; } = new Dictionary<string, ITfFunction>();

    public Task<IReadOnlyList<TfDiagnostic>> ValidateConfigAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);

    public Task<IReadOnlyList<TfDiagnostic>> ConfigureAsync(TfObject config, string terraformVersion, CancellationToken ct)
    {
        var unknown = config[Attributes.Uri].IsUnknown;
        var uri = config[Attributes.Uri] is TfString { Value: var text } ? text : unknown ? null : Environment.GetEnvironmentVariable(ProviderSettings.UriVariable);
        var settings = new ProviderSettings(string.IsNullOrEmpty(uri) ? null : uri) { UriIsUnknown = unknown };
        _machine.Use(new VirtualMachineResource(new HypervisorPool(new HypervisorTable()), settings, TimeProvider.System, ApplyTimeouts.Default));
        return Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);
    }
}
