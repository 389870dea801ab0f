using HotplugIac.Grpc;
using HotplugIac.Hosting;
using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.PulumiProvider.Hosting;
using HotplugIac.Resources;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Machine;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>What lives as long as the process: the configuration once it is known, and the one place where all is cancelled.</summary>
internal sealed class Session(EngineLog log) : IDisposable
{
    private readonly MachineLocks _locks = MachineLocks.OfHost();
    private readonly CancellationTokenSource _cancelled = new();
    private Configured? _configured;

    public EngineLog Log { get; } = log;

    public Owners Owners { get; } = new();

    /// <summary>Set by the engine's Cancel and by signals: running operations stop between two steps.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    public VirtualMachineResource Machines => Ready.Machines;

    public DataSourceReader Data => Ready.Data;

    private Configured Ready => _configured
        ?? throw new GrpcException(GrpcStatusCode.FailedPrecondition, "The provider is not configured yet: Configure has to be called first.");

    public void Configure(ProviderSettings settings)
    {
        // Only when asked for: an engine shows the user all that it is told.
        var log = LogSettings.Read(Environment.GetEnvironmentVariable).Open(new DiagnosticLog(Log), LogLevel.Off, TimeProvider.System, () => Log.HidesSizes);
        var pool = new HypervisorPool(new HypervisorTable(settings.Auth, log));
        pool.Prepare(settings.Uri);
        _configured = new Configured(
            new VirtualMachineResource(pool, settings, TimeProvider.System, ApplyTimeouts.Default, _locks, new ProgressLog(Log), log: log),
            new DataSourceReader(pool, settings, TimeProvider.System));
    }

    public void Cancel() => _cancelled.Cancel();

    public void Dispose()
    {
        _configured?.Machines.Dispose();
        _cancelled.Dispose();
    }

    private sealed record Configured(VirtualMachineResource Machines, DataSourceReader Data);
}
