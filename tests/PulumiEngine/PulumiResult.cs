using System.Text;
using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>What came of an operation.</summary>
public sealed record PulumiResult
{
    /// <summary>Every step in the order of its end, with those of providers and of the stack.</summary>
    public IReadOnlyList<PulumiStep> Steps { get; init; } = [];

    /// <summary>What a user would read under "Diagnostics".</summary>
    public IReadOnlyList<PulumiDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The stack's outputs, in the form of the wire.</summary>
    public JsonObject Outputs { get; init; } = [];

    /// <summary>Why the operation as a whole ended early; null for none. Errors of steps are theirs.</summary>
    public string? Error { get; init; }

    public bool WasCancelled { get; init; }

    /// <summary>Whether a provider failed in a way that leaves open what is true.</summary>
    public bool MaybeCorrupt { get; init; }

    /// <summary>What a program of another process wrote to its standard output and error.</summary>
    public string ProgramOutput { get; init; } = "";

    /// <summary>What providers wrote to their standard error.</summary>
    public string ProviderOutput { get; init; } = "";

    /// <summary>Provider processes that did not end within 5 seconds of an interrupt.</summary>
    public int ProvidersKilled { get; init; }

    public bool Succeeded => Error is null && !WasCancelled
        && Steps.All(s => s.Succeeded) && !Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The steps that change something: no same, no refresh without a change, no provider.</summary>
    public IEnumerable<PulumiStep> Changes => Steps.Where(
        s => s.Result is not (StepOp.Same or StepOp.Read) && !s.Type.StartsWith("pulumi:", StringComparison.Ordinal));

    /// <summary>
    /// The step that says what happened to a resource: of a replacement the logical one (unless it failed before), and what followed
    /// rather than the refresh before an update.
    /// </summary>
    /// <param name="name">Its name or its URN.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public PulumiStep Step(string name)
    {
        var all = StepsOf(name).ToList();
        var logical = all.Where(s => s.Op is not (StepOp.CreateReplacement or StepOp.DeleteReplaced)).ToList();
        var telling = logical.Where(s => s.Op is not (StepOp.Refresh or StepOp.Same)).ToList();
        return telling.LastOrDefault() ?? all.LastOrDefault(s => !s.Succeeded) ?? logical.LastOrDefault() ?? all.LastOrDefault()
            ?? throw new InvalidOperationException($"No step for '{name}'.\n{Describe()}");
    }

    /// <summary>Every step of a resource.</summary>
    /// <param name="name">Its name or its URN.</param>
    public IEnumerable<PulumiStep> StepsOf(string name) => Steps.Where(s => s.Urn == name || s.Name == name);

    /// <summary>Whether a resource has a step.</summary>
    public bool Has(string name) => StepsOf(name).Any();

    /// <summary>Returns itself.</summary>
    /// <exception cref="InvalidOperationException">It did not succeed; the message tells all.</exception>
    public PulumiResult EnsureSuccess() => Succeeded ? this : throw new InvalidOperationException(Describe());

    /// <summary>All of it as text, for messages of failed tests.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            text.Append(step.Op).Append(' ').Append(step.Urn).Append(step.Error is null ? "" : ": " + step.Error).Append('\n');
        }

        foreach (var said in Diagnostics)
        {
            text.Append(said.Severity).Append(": ").Append(said.Urn).Append(' ').Append(said.Message).Append('\n');
        }

        text.Append(WasCancelled ? "cancelled\n" : "").Append(Error).Append('\n').Append(ProgramOutput).Append(ProviderOutput);
        return text.ToString().TrimEnd();
    }

    public override string ToString() => Describe();
}
