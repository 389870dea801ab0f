using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Deployments;

namespace HotplugIac.PulumiEngine;

public sealed partial class PulumiStack
{
    /// <summary><c>pulumi preview</c>.</summary>
    /// <param name="program">What declares the resources.</param>
    /// <param name="options">Flags.</param>
    /// <param name="cancellationToken">Ctrl+C: the provider is told, running calls go on for <see cref="PulumiOptions.CancelGrace"/>.</param>
    public Task<PulumiResult> PreviewAsync(PulumiProgram program, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(program, preview: true, options ?? new(), cancellationToken);

    /// <summary><c>pulumi up --skip-preview</c>.</summary>
    /// <param name="program">What declares the resources.</param>
    /// <param name="options">Flags.</param>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    public Task<PulumiResult> UpAsync(PulumiProgram program, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(program, preview: false, options ?? new(), cancellationToken);

    /// <summary><c>pulumi refresh</c>: reads every resource. Providers are configured as the state says, whatever the configuration is now.</summary>
    /// <param name="preview">Nothing is kept.</param>
    /// <param name="options">Flags.</param>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    public Task<PulumiResult> RefreshAsync(bool preview = false, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        new Operation(this, options ?? new(), preview).RunAsync((host, _) =>
        {
            if (options?.ClearPendingCreates == true)
            {
                host.Deployment.Snapshot.KeptOperations = [];
            }

            return host.Deployment.RefreshAsync(onlyMarked: false);
        }, cancellationToken);

    /// <summary><c>pulumi destroy</c>. Providers are configured as the state says, whatever the configuration is now.</summary>
    /// <param name="preview">Nothing is done.</param>
    /// <param name="options">Flags.</param>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    public Task<PulumiResult> DestroyAsync(bool preview = false, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        new Operation(this, options ?? new(), preview).RunAsync(async (host, _) =>
        {
            await host.Deployment.RefreshAsync(onlyMarked: options?.Refresh != true);
            await host.Deployment.DeleteRestAsync();
        }, cancellationToken);

    /// <summary><c>pulumi import</c>: takes over a resource with the inputs that the provider makes up for it.</summary>
    /// <param name="type">Its type token.</param>
    /// <param name="name">The name that it gets in the program.</param>
    /// <param name="id">What the provider reads.</param>
    /// <param name="protect">Whether it is protected then, as the real command does unless told otherwise.</param>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    public Task<PulumiResult> ImportAsync(string type, string name, string id, bool protect = true, CancellationToken cancellationToken = default) =>
        new Operation(this, new(), preview: false).RunAsync(async (host, stop) =>
        {
            if (!State.Has(host.StackUrn))
            {
                await host.RegisterStackAsync(stop);
            }

            await host.Deployment.ImportAsync(new Goal { Type = type, Name = name, Parent = host.StackUrn, ImportId = id, Protect = protect });
        }, cancellationToken);

    /// <summary>Calls a function of a default provider, as a program would. The state stays as it is.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="arguments">In the form of the wire.</param>
    /// <param name="preview">Whether it is called as in a preview.</param>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    /// <exception cref="ProgramFailedException">It failed, or an argument is not valid.</exception>
    public async Task<JsonObject> InvokeAsync(
        string token, JsonObject? arguments = null, bool preview = false, CancellationToken cancellationToken = default)
    {
        JsonObject? answer = null;
        var result = await new Operation(this, new(), preview) { IsReadOnly = true }.RunAsync(
            async (host, stop) => answer = await host.InvokeAsync(token, arguments ?? [], stop), cancellationToken);
        return answer ?? throw new ProgramFailedException(result.Error ?? result.Describe());
    }

    /// <summary>The schema of a package, as <c>pulumi package get-schema</c> asks for it: without any configuration.</summary>
    /// <param name="package">The package; null for that of the only plugin.</param>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    /// <exception cref="ProgramFailedException">The provider failed.</exception>
    public async Task<JsonObject> GetSchemaAsync(string? package = null, CancellationToken cancellationToken = default)
    {
        JsonObject? schema = null;
        var operation = new Operation(this, new(), preview: true);
        var result = await operation.RunAsync(async (host, _) =>
        {
            await using var provider = await operation.StartProviderAsync(package ?? Options.Plugin!.Package, host.EngineAddress);
            schema = await provider.GetSchemaAsync();
        }, cancellationToken);
        return schema ?? throw new ProgramFailedException(result.Error ?? result.Describe());
    }

    private Task<PulumiResult> UpdateAsync(PulumiProgram program, bool preview, UpdateOptions options, CancellationToken cancellationToken) =>
        new Operation(this, options, preview).RunAsync(async (host, stop) =>
        {
            var deployment = host.Deployment;
            if (deployment.Snapshot.KeptOperations.Count > 0 && !preview)
            {
                deployment.Report.Say(DiagnosticSeverity.Warning,
                    $"Attempting to deploy or update resources with {deployment.Snapshot.KeptOperations.Count} pending operations from previous deployment.", "");
            }

            await deployment.RefreshAsync(onlyMarked: !options.Refresh);
            await program.RunAsync(host, stop);
            if (!deployment.Report.HasErrors)
            {
                await deployment.DeleteRestAsync();
            }
        }, cancellationToken);
}
