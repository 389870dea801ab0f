using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Deployments;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine;

/// <summary>What a deployment is to programs of this process: it knows resources by their names.</summary>
internal sealed class ProgramHost(Deployment deployment, string directory, string engineAddress)
{
    private readonly ConcurrentDictionary<string, RegisteredResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonNode?> _outputs = new(StringComparer.Ordinal);

    public Deployment Deployment => deployment;

    public bool IsPreview => deployment.IsPreview;

    public string Project => deployment.Options.Project;

    public string Stack => deployment.Options.Stack;

    public string StackUrn => PulumiUrn.OfStack(Stack, Project);

    /// <summary>The project's directory.</summary>
    public string Directory => directory;

    /// <summary>Where programs of other processes find the engine and its monitor.</summary>
    public string EngineAddress => engineAddress;

    public IReadOnlyDictionary<string, string> Config => deployment.Options.Config.AsReadOnly();

    public bool ContinuesOnError { get; init; }

    /// <summary>What a program of another process wrote.</summary>
    public string ProgramOutput { get; set; } = "";

    public Task RegisterStackAsync(CancellationToken ct) => GuardAsync(async () =>
    {
        await deployment.RegisterAsync(new Goal { Type = PulumiUrn.StackType, Name = $"{Project}-{Stack}", Custom = false });
        return true;
    }, ct);

    public Task FinishAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        deployment.RegisterOutputs(StackUrn, new JsonObject(_outputs.OrderBy(o => o.Key, StringComparer.Ordinal)));
        return Task.CompletedTask;
    }

    public Task<RegisteredResource> RegisterAsync(string name, string type, JsonObject inputs, ResourceOptions options, CancellationToken ct)
    {
        var (properties, dependencies) = Interpolation.Resolve(inputs, Find);
        return RegisterAsync(name, type, properties, dependencies, options, ct);
    }

    /// <summary>With inputs that hold no references any more.</summary>
    public async Task<RegisteredResource> RegisterAsync(
        string name, string type, JsonObject properties, Dictionary<string, IReadOnlyList<string>> dependencies, ResourceOptions options, CancellationToken ct)
    {
        var goal = Common(name, type, options) with
        {
            Properties = properties,
            PropertyDependencies = dependencies,
            Dependencies = [.. options.DependsOn.Select(UrnOf).Union(dependencies.SelectMany(d => d.Value))],
        };
        return Add(name, await GuardAsync(() => deployment.RegisterAsync(goal), ct));
    }

    public async Task<RegisteredResource> RegisterComponentAsync(string name, string type, ResourceOptions options, CancellationToken ct)
    {
        var goal = Common(name, type, options) with { Custom = false };
        return Add(name, await GuardAsync(() => deployment.RegisterAsync(goal), ct));
    }

    public async Task<RegisteredResource> ReadAsync(string name, string type, string id, CancellationToken ct)
    {
        var goal = Common(name, type, new());
        return Add(name, await GuardAsync(() => deployment.ReadAsync(goal, id), ct));
    }

    public Task<JsonObject> InvokeAsync(string token, JsonObject arguments, CancellationToken ct) =>
        InvokeResolvedAsync(token, Interpolation.Resolve(arguments, Find).Properties, ct);

    public Task<JsonObject> InvokeResolvedAsync(string token, JsonObject resolved, CancellationToken ct) => GuardAsync(async () =>
    {
        var reference = await deployment.DefaultProviderAsync(PulumiUrn.Package(token), "");
        return await deployment.Connection(reference).InvokeAsync(token, resolved, IsPreview);
    }, ct);

    public void SetResolvedOutput(string name, JsonNode? value) => _outputs[name] = value?.DeepClone();

    public void SetOutput(string name, JsonNode? value) =>
        _outputs[name] = Interpolation.Resolve(new JsonObject { ["value"] = value }, Find).Properties["value"]?.DeepClone();

    public void Log(DiagnosticSeverity severity, string message, string urn) => deployment.Report.Add(new PulumiDiagnostic(severity, message, urn));

    /// <exception cref="ProgramFailedException">There is none.</exception>
    public RegisteredResource Find(string name) => _resources.GetValueOrDefault(name)
        ?? throw new ProgramFailedException($"The program refers to '{name}', which is not registered.");

    /// <summary>Failures of the engine are errors of the program, as an SDK makes them.</summary>
    private static async Task<T> GuardAsync<T>(Func<Task<T>> action, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            return await action();
        }
        catch (Exception error) when (error is DeploymentFailedException or ProviderException)
        {
            throw new ProgramFailedException(error.Message, error);
        }
    }

    private Goal Common(string name, string type, ResourceOptions options) => new()
    {
        Type = type,
        Name = name,
        Parent = options.Parent is { } parent ? UrnOf(parent) : StackUrn,
        Provider = options.Provider is { } provider ? ReferenceOf(provider) : "",
        Version = options.Version ?? "",
        Protect = options.Protect,
        RetainOnDelete = options.RetainOnDelete,
        DeleteBeforeReplace = options.DeleteBeforeReplace,
        IgnoreChanges = options.IgnoreChanges,
        ReplaceOnChanges = options.ReplaceOnChanges,
        AdditionalSecretOutputs = options.AdditionalSecretOutputs,
        Aliases = [.. options.Aliases.Select(a => IsUrn(a) ? a : PulumiUrn.Create(Stack, Project, options.Parent is { } p ? UrnOf(p) : "", type, a))],
        Dependencies = [.. options.DependsOn.Select(UrnOf)],
        ImportId = options.Import ?? "",
        DeletedWith = options.DeletedWith is { } with ? UrnOf(with) : "",
        Timeouts = options.Timeouts,
    };

    private RegisteredResource Add(string name, ResourceState state) =>
        _resources[name] = new RegisteredResource(state.Urn, state.Id, state.Outputs) { IsPreview = IsPreview };

    private static bool IsUrn(string text) => text.StartsWith("urn:pulumi:", StringComparison.Ordinal);

    private string UrnOf(string nameOrUrn) => IsUrn(nameOrUrn) ? nameOrUrn : Find(nameOrUrn).Urn;

    private string ReferenceOf(string provider)
    {
        if (IsUrn(provider))
        {
            return provider;
        }

        var resource = Find(provider);
        return ProviderRegistry.Reference(resource.Urn, resource.Id);
    }
}
