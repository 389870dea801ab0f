using HotplugIac.Core.Model;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>Problems → diagnostics. Only top-level paths make Terraform show the source line.</summary>
internal static class DiagnosticMapping
{
    public static IReadOnlyList<TfDiagnostic> ToTerraform(IEnumerable<Problem> problems) =>
    [
        .. problems.Select(p => new TfDiagnostic(
            p.Severity == Severity.Error ? TfSeverity.Error : TfSeverity.Warning,
            p.Summary,
            p.Detail,
            p.Attribute.Length == 0 ? null : TfPath.Root(p.Attribute))),
    ];
}
