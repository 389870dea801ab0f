using TerraformPlugin.Protocol;

namespace TerraformPlugin;

internal static class WireDiagnostics
{
    public static IEnumerable<Diagnostic> ToWire(IReadOnlyList<TfDiagnostic> diagnostics) => diagnostics.Select(ToWire);

    public static Diagnostic ToWire(TfDiagnostic diagnostic)
    {
        var wire = new Diagnostic
        {
            Severity = diagnostic.Severity == TfSeverity.Error ? Severity.Error : Severity.Warning,
            Summary = diagnostic.Summary,
            Detail = diagnostic.Detail,
        };
        if (diagnostic.Path is { Steps.Count: > 0 } path)
        {
            wire.Attribute = ToWire(path);
        }

        return wire;
    }

    public static AttributePath ToWire(TfPath path)
    {
        var wire = new AttributePath();
        wire.Steps.AddRange(path.Steps.Select(step => step switch
        {
            TfPathStep.AttributeName attribute => new PathStep { AttributeName = attribute.Name },
            TfPathStep.ElementKey key => new PathStep { ElementKeyString = key.Key },
            TfPathStep.ElementIndex index => new PathStep { ElementKeyInt = index.Index },
            _ => throw new NotSupportedException($"Unknown path step {step}."),
        }));
        return wire;
    }
}
