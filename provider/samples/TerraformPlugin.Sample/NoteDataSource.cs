namespace TerraformPlugin.Sample;

/// <summary>A note that somebody else keeps.</summary>
internal sealed class NoteDataSource(NoteStore store) : ITfDataSource
{
    public TfSchema Schema { get; } = new(
    [
        new TfAttribute("id") { Type = TfType.String, Required = true, Description = "The name of its file." },
        new TfAttribute("text") { Type = TfType.String, Computed = true, Description = "What the note says." },
        NoteSchema.Length,
    ])
    {
        Description = "Reads a note.",
    };

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) => Diagnostics.None;

    public async Task<TfDataResult> ReadAsync(TfObject config, CancellationToken ct)
    {
        var id = ((TfString)config["id"]).Value;
        return await store.ReadAsync(id, ct) is { } text
            ? new TfDataResult(NoteSchema.State(id, text))
            : new TfDataResult(TfNull.Instance)
            {
                Diagnostics = [TfDiagnostic.Error("No such note", $"There is no note {id}.", TfPath.Root("id"))],
            };
    }
}
