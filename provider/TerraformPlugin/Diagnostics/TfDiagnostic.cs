namespace TerraformPlugin;

public enum TfSeverity
{
    Error,
    Warning,
}

/// <summary>
/// What Terraform shows to the user. Terraform folds warnings with equal summaries into one, so keep the summary constant
/// and put the particulars into the detail. A path of one attribute makes Terraform quote the source line; a longer path does not.
/// </summary>
public sealed record TfDiagnostic(TfSeverity Severity, string Summary, string Detail = "", TfPath? Path = null)
{
    public static TfDiagnostic Error(string summary, string detail = "", TfPath? path = null) =>
        new(TfSeverity.Error, summary, detail, path);

    public static TfDiagnostic Warning(string summary, string detail = "", TfPath? path = null) =>
        new(TfSeverity.Warning, summary, detail, path);
}
