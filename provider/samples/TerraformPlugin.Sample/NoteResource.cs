using System.Text;

namespace TerraformPlugin.Sample;

/// <summary>A note. Its id is made at creation, so other resources see an unknown value until then.</summary>
internal sealed class NoteResource(NoteStore store) : ITfResource
{
    public TfSchema Schema { get; } = new(
    [
        new TfAttribute("text") { Type = TfType.String, Required = true, Description = "What the note says." },
        new TfAttribute("id") { Type = TfType.String, Computed = true, Description = "The name of its file." },
        NoteSchema.Length,
    ])
    {
        Description = "A note.",
    };

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) => config["text"] switch
    {
        TfString { Value.Length: 0 } => Diagnostics.One(TfDiagnostic.Error(
            "Empty note", "A note needs at least one character.", TfPath.Root("text"))),
        TfString { Value.Length: > 1000 } => Diagnostics.One(TfDiagnostic.Warning(
            "Long note", "Few people read more than 1000 characters.", TfPath.Root("text"))),
        _ => Diagnostics.None,
    };

    public Task<TfUpgradeResult> UpgradeAsync(TfUpgradeRequest request, CancellationToken ct) =>
        Task.FromResult(new TfUpgradeResult(request.Decoded ?? TfNull.Instance));

    public async Task<TfReadResult> ReadAsync(TfReadRequest request, CancellationToken ct)
    {
        var id = ((TfString)request.State["id"]).Value;
        if (await store.ReadAsync(id, ct) is not { } text)
        {
            return new TfReadResult(TfNull.Instance);
        }

        // Every state of this provider was stored beside private data, so their absence shows a fault of the bridge.
        var lost = Encoding.UTF8.GetString(request.Private) != id;
        return new TfReadResult(NoteSchema.State(id, text))
        {
            Private = request.Private,
            Diagnostics = lost ? [TfDiagnostic.Error("Private data lost", $"The private data of note {id} did not come back.")] : [],
        };
    }

    public Task<TfPlanResult> PlanAsync(TfPlanRequest request, CancellationToken ct)
    {
        if (request.ProposedNewState is not { } proposed)
        {
            return Task.FromResult(new TfPlanResult(TfNull.Instance) { PlannedPrivate = request.PriorPrivate });
        }

        var planned = proposed
            .With("id", request.PriorState is TfObject prior ? prior["id"] : TfUnknown.Instance)
            .With("length", proposed["text"] is TfString text ? text.Value.Length : TfUnknown.Instance);
        return Task.FromResult(new TfPlanResult(planned) { PlannedPrivate = request.PriorPrivate });
    }

    public async Task<TfApplyResult> ApplyAsync(TfApplyRequest request, CancellationToken ct)
    {
        if (request.PlannedState is not TfObject planned)
        {
            store.Delete(((TfString)((TfObject)request.PriorState)["id"]).Value);
            return new TfApplyResult(TfNull.Instance);
        }

        var id = planned["id"] is TfString known ? known.Value : Guid.NewGuid().ToString("N");
        var text = ((TfString)planned["text"]).Value;
        await store.WriteAsync(id, text, ct);
        return new TfApplyResult(NoteSchema.State(id, text)) { Private = Encoding.UTF8.GetBytes(id) };
    }

    public async Task<TfImportResult> ImportAsync(string id, CancellationToken ct) =>
        await store.ReadAsync(id, ct) is { } text
            ? new TfImportResult(NoteSchema.State(id, text)) { Private = Encoding.UTF8.GetBytes(id) }
            : new TfImportResult(null);
}
