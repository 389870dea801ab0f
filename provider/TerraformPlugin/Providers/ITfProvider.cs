namespace TerraformPlugin;

/// <summary>
/// A provider. Every call may run beside others. Tokens are cancelled when Terraform is interrupted (StopProvider) or gives up waiting.
/// An exception becomes an error diagnostic that names the provider as the culprit; expected failures are diagnostics.
/// </summary>
public interface ITfProvider
{
    TfSchema Schema { get; }

    /// <summary>Resources by type name, such as <c>sample_note</c>.</summary>
    IReadOnlyDictionary<string, ITfResource> Resources { get; }

    IReadOnlyDictionary<string, ITfDataSource> DataSources { get; }

    /// <summary>Functions by the name that follows <c>provider::NAME::</c>.</summary>
    IReadOnlyDictionary<string, ITfFunction> Functions { get; }

    /// <summary>Checks the provider block. Values may be unknown.</summary>
    Task<IReadOnlyList<TfDiagnostic>> ValidateConfigAsync(TfObject config, CancellationToken ct);

    /// <summary>Called once before any read, plan or apply. Values may be unknown during plan.</summary>
    Task<IReadOnlyList<TfDiagnostic>> ConfigureAsync(TfObject config, string terraformVersion, CancellationToken ct);
}
