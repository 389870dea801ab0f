using System.Net;
using System.Text.Json;
using HotplugIac.Grpc;
using HotplugIac.PulumiEngine.Deployments;
using HotplugIac.PulumiEngine.Monitor;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine;

/// <summary>One command of the engine, from its start to the end of its providers.</summary>
internal sealed class Operation(PulumiStack stack, UpdateOptions update, bool preview)
{
    // What is left to do after the providers have been killed is to see their calls fail.
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(5);

    private readonly Report _report = new();
    private bool _cancelled;
    private string? _error;

    private PulumiOptions Options => stack.Options;

    /// <summary>Whether the state file stays as it is, although this is no preview.</summary>
    public bool IsReadOnly { get; init; }

    public async Task<PulumiResult> RunAsync(Func<ProgramHost, CancellationToken, Task> body, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(Options.Timeout, Options.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        var monitor = new MonitorService();
        await using var server = await GrpcServer.StartAsync(
            new GrpcServerOptions(new IPEndPoint(IPAddress.Loopback, 0)), [.. monitor.Methods, .. new EngineService(_report).Methods]);
        var address = server.EndPoint.ToString()!;

        var registry = new ProviderRegistry(package => StartProviderAsync(package, address));
        var snapshot = new Snapshot(stack.State, preview || IsReadOnly ? null : state => state.Save(stack.StatePath));
        using var deployment = new Deployment(Options, update, preview, snapshot, registry, _report, stop.Token);
        var host = new ProgramHost(deployment, stack.Directory, address) { ContinuesOnError = update.ContinueOnError };
        monitor.Deployment = deployment;

        try
        {
            await GuardAsync(body(host, stop.Token), snapshot, registry, stop.Token);
            deployment.FinishOutputs();
        }
        finally
        {
            monitor.Deployment = null;
            await registry.DisposeAsync();
        }

        return new PulumiResult
        {
            Steps = _report.Steps,
            Diagnostics = _report.Diagnostics,
            Outputs = deployment.StackOutputs,
            Error = _error,
            WasCancelled = _cancelled,
            MaybeCorrupt = _report.MaybeCorrupt,
            ProgramOutput = host.ProgramOutput,
            ProviderOutput = string.Concat(registry.All.Select(p => p.Output)),
            ProvidersKilled = registry.All.Count(p => p.WasKilled),
        };
    }

    /// <summary>Starts the provider of a package.</summary>
    /// <exception cref="ProviderException">There is none, or it cannot be used.</exception>
    public Task<ProviderConnection> StartProviderAsync(string package, string address)
    {
        var plugin = Options.Plugins.FirstOrDefault(p => p.Package == package)
            ?? throw new ProviderException($"no resource plugin '{package}' found; this engine knows: {string.Join(", ", Options.Plugins.Select(p => p.Package))}");
        var environment = new Dictionary<string, string?> { ["PULUMI_PROJECT"] = Options.Project };
        if (Options.Config.Count > 0)
        {
            environment["PULUMI_CONFIG"] = JsonSerializer.Serialize(new Dictionary<string, string>(Options.Config), CompactJson.Default.DictionaryStringString);
        }

        return ProviderConnection.StartAsync(plugin, stack.Directory, address, environment, Options.Time);
    }

    /// <summary>Waits for the end. A cancellation tells the providers, then lets what is running go on for a while, then ends everything.</summary>
    private async Task GuardAsync(Task main, Snapshot snapshot, ProviderRegistry registry, CancellationToken stop)
    {
        await Task.WhenAny(main, UntilAsync(stop));
        if (!main.IsCompleted)
        {
            _cancelled = true;
            await Task.WhenAll(registry.All.Select(p => p.CancelAsync()));
            await Task.WhenAny(main, Task.Delay(Options.CancelGrace, Options.Time, CancellationToken.None));
            if (!main.IsCompleted)
            {
                snapshot.IsFrozen = true;
                foreach (var provider in registry.All)
                {
                    provider.Kill();
                }

                await Task.WhenAny(main, Task.Delay(AfterKill, CancellationToken.None));
            }
        }

        if (!main.IsCompleted)
        {
            _error = "The program did not end after the cancellation.";
            return;
        }

        try
        {
            await main;
        }
        catch (OperationCanceledException)
        {
            _cancelled = true;
        }
        catch (Exception error) when (error is DeploymentFailedException or ProviderException or ProgramFailedException)
        {
            _error = error.Message;
        }
    }

    private static async Task UntilAsync(CancellationToken stop) =>
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
