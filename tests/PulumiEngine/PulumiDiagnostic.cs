namespace HotplugIac.PulumiEngine;

public enum DiagnosticSeverity
{
    Debug,
    Info,
    Warning,
    Error,
}

/// <summary>A message of a provider, a program or the engine.</summary>
/// <param name="Severity">Pulumi shows Debug only on request.</param>
/// <param name="Message">The text.</param>
/// <param name="Urn">What it is about; empty for the stack.</param>
/// <param name="FromEngine">Whether the engine itself says it, rather than a provider or a program through Engine.Log.</param>
public sealed record PulumiDiagnostic(DiagnosticSeverity Severity, string Message, string Urn, bool FromEngine = false)
{
    /// <summary>The name of the resource that it is about.</summary>
    public string Name => Urn.Length == 0 ? "" : Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
}
