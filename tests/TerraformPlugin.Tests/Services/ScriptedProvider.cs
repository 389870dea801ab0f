namespace TerraformPlugin.Tests.Services;

/// <summary>A provider whose one resource does what the test tells it to.</summary>
internal sealed class ScriptedProvider : ITfProvider
{
    public ScriptedResource Thing { get; } = new();

    public ScriptedDataSource Data { get; } = new();

    public TfSchema Schema { get; } = new([new TfAttribute("uri") { Type = TfType.String, Optional = true }]);

    public IReadOnlyDictionary<string, ITfResource> Resources => new Dictionary<string, ITfResource> { ["test_thing"] = Thing };

    public IReadOnlyDictionary<string, ITfDataSource> DataSources => new Dictionary<string, ITfDataSource> { ["test_data"] = Data };

    public IReadOnlyDictionary<string, ITfFunction> Functions => new Dictionary<string, ITfFunction> { ["join"] = new JoinFunction() };

    public (TfObject Config, string Version)? Configured { get; private set; }

    public Task<IReadOnlyList<TfDiagnostic>> ValidateConfigAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>(
            config["uri"].IsUnknown ? [TfDiagnostic.Warning("Unknown uri", "Until apply.", TfPath.Root("uri"))] : []);

    public Task<IReadOnlyList<TfDiagnostic>> ConfigureAsync(TfObject config, string terraformVersion, CancellationToken ct)
    {
        Configured = (config, terraformVersion);
        return Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);
    }
}

internal sealed class ScriptedResource : ITfResource
{
    public static TfType Type { get; } = TfType.Object(new Dictionary<string, TfType>
    {
        ["name"] = TfType.String,
        ["size"] = TfType.Number,
        ["disk"] = TfType.List(TfType.Object(new Dictionary<string, TfType> { ["gb"] = TfType.Number })),
    });

    public TfSchema Schema { get; } = new(
    [
        new TfAttribute("name") { Type = TfType.String, Required = true, Description = "Its *name*." },
        new TfAttribute("size") { Type = TfType.Number, Optional = true, Computed = true, Deprecated = "Use disk." },
        new TfAttribute("disk")
        {
            Optional = true,
            Sensitive = true,
            Nested = new TfNested(TfNestingMode.List, [new TfAttribute("gb") { Type = TfType.Number, Required = true }]),
        },
    ])
    {
        Version = 3,
        Description = "A thing.",
    };

    public Func<TfObject, IReadOnlyList<TfDiagnostic>> OnValidate { get; set; } = _ => [];

    public Func<TfUpgradeRequest, TfUpgradeResult> OnUpgrade { get; set; } = request => new TfUpgradeResult(request.Decoded!);

    public Func<TfReadRequest, CancellationToken, Task<TfReadResult>> OnRead { get; set; } =
        (request, _) => Task.FromResult(new TfReadResult(request.State) { Private = request.Private });

    public Func<TfPlanRequest, TfPlanResult> OnPlan { get; set; } = request => new TfPlanResult(request.ProposedNewState ?? (TfValue)TfNull.Instance);

    public Func<TfApplyRequest, CancellationToken, Task<TfApplyResult>> OnApply { get; set; } =
        (request, _) => Task.FromResult(new TfApplyResult(request.PlannedState));

    public Func<string, TfImportResult> OnImport { get; set; } = _ => new TfImportResult(null);

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) => Task.FromResult(OnValidate(config));

    public Task<TfUpgradeResult> UpgradeAsync(TfUpgradeRequest request, CancellationToken ct) => Task.FromResult(OnUpgrade(request));

    public Task<TfReadResult> ReadAsync(TfReadRequest request, CancellationToken ct) => OnRead(request, ct);

    public Task<TfPlanResult> PlanAsync(TfPlanRequest request, CancellationToken ct) => Task.FromResult(OnPlan(request));

    public Task<TfApplyResult> ApplyAsync(TfApplyRequest request, CancellationToken ct) => OnApply(request, ct);

    public Task<TfImportResult> ImportAsync(string id, CancellationToken ct) => Task.FromResult(OnImport(id));
}

internal sealed class ScriptedDataSource : ITfDataSource
{
    public static TfType Type { get; } = TfType.Object(new Dictionary<string, TfType> { ["id"] = TfType.String, ["value"] = TfType.Dynamic });

    public TfSchema Schema { get; } = new(
        [new TfAttribute("id") { Type = TfType.String, Required = true }, new TfAttribute("value") { Type = TfType.Dynamic, Computed = true }]);

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([TfDiagnostic.Warning("Checked", "")]);

    public Task<TfDataResult> ReadAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult(new TfDataResult(config.With("value", new TfList([config["id"], 7]))));
}

internal sealed class JoinFunction : ITfFunction
{
    public string Summary => "Joins";

    public string Description => "Joins words.";

    public IReadOnlyList<TfParameter> Parameters { get; } = [new TfParameter("separator", TfType.String) { AllowNull = true }];

    public TfParameter? VariadicParameter { get; } = new("words", TfType.String);

    public TfType ReturnType => TfType.String;

    public TfFunctionResult Call(IReadOnlyList<TfValue> args)
    {
        var words = args.Skip(1).Select(word => ((TfString)word).Value).ToList();
        return args[0] switch
        {
            _ when words.Contains("crash") => throw new InvalidOperationException("boom"),
            TfString separator => new TfString(string.Join(separator.Value, words)),
            _ => new TfFunctionError(0, "A separator is needed."),
        };
    }
}
