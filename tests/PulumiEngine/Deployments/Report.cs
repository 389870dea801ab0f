using System.Collections.Concurrent;

namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>Gathers what a user would be shown. Any thread may add.</summary>
internal sealed class Report
{
    private readonly ConcurrentQueue<PulumiStep> _steps = new();
    private readonly ConcurrentQueue<PulumiDiagnostic> _diagnostics = new();

    public IReadOnlyList<PulumiStep> Steps => [.. _steps];

    public IReadOnlyList<PulumiDiagnostic> Diagnostics => [.. _diagnostics];

    /// <summary>Whether the engine has failed at something.</summary>
    public bool HasErrors => _diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) || _steps.Any(s => !s.Succeeded);

    public bool MaybeCorrupt => _steps.Any(s => s.IsStateUnknown);

    public void Add(PulumiStep step) => _steps.Enqueue(step);

    public void Add(PulumiDiagnostic diagnostic) => _diagnostics.Enqueue(diagnostic);

    public void Say(DiagnosticSeverity severity, string message, string urn) => Add(new PulumiDiagnostic(severity, message, urn, FromEngine: true));
}
