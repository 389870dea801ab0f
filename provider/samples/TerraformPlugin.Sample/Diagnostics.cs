namespace TerraformPlugin.Sample;

internal static class Diagnostics
{
    public static Task<IReadOnlyList<TfDiagnostic>> None { get; } = Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);

    public static Task<IReadOnlyList<TfDiagnostic>> One(TfDiagnostic diagnostic) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([diagnostic]);
}
