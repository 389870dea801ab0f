using HotplugIac.Core.Model;
using HotplugIac.Hosting;
using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors;
using HotplugIac.Resources;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>The schema table as a Terraform provider, and nothing else.</summary>
internal sealed class HotplugProvider : ITfProvider
{
    private readonly Sessions _sessions = new();
    private readonly MachineLocks _locks = MachineLocks.OfHost();

    public HotplugProvider()
    {
        Resources = new Dictionary<string, ITfResource> { ["hotplug_virtual_machine"] = new MachineResource(_sessions) };
        DataSources = DataSourceTable.All.ToDictionary(d => $"hotplug_{d.Name}", ITfDataSource (d) => new TableDataSource(d, _sessions));
    }

    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(ProviderSchema.Rows, ProviderSchema.Description);

    public IReadOnlyDictionary<string, ITfResource> Resources { get; }

    public IReadOnlyDictionary<string, ITfDataSource> DataSources { get; }

    public IReadOnlyDictionary<string, ITfFunction> Functions { get; } =
        FunctionTable.All.ToDictionary(f => f.Name, ITfFunction (f) => new TableFunction(f), StringComparer.Ordinal);

    public Task<IReadOnlyList<TfDiagnostic>> ValidateConfigAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult(DiagnosticMapping.ToTerraform(Read(config).Problems));

    public async Task<IReadOnlyList<TfDiagnostic>> ConfigureAsync(TfObject config, string terraformVersion, CancellationToken ct)
    {
        var (settings, problems) = Read(config);
        var log = Logging().Open(new TerraformLog(), TerraformLog.Shown(Environment.GetEnvironmentVariable), TimeProvider.System);
        var pool = new HypervisorPool(new HypervisorTable(settings.Auth, log));
        pool.Prepare(settings.Uri);
        await _sessions.BeginAsync(new Session(
            new VirtualMachineResource(pool, settings, TimeProvider.System, ApplyTimeouts.Default, _locks, plansOnce: true, log: log),
            new DataSourceReader(pool, settings, TimeProvider.System),
            pool));
        return DiagnosticMapping.ToTerraform(Logging().Problem is { } wrong ? [.. problems, wrong] : problems);
    }

    private static LogSettings Logging() => LogSettings.Read(Environment.GetEnvironmentVariable);

    private static (ProviderSettings Settings, EquatableList<Problem> Problems) Read(TfObject config) =>
        ProviderConfigReader.Read(ValueMapping.FromTerraform(config), Environment.GetEnvironmentVariable, HypervisorTable.Knows);
}
