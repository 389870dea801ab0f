using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>One step of an operation. Property values are as the wire has them: see <see cref="PulumiValue"/>.</summary>
public sealed record PulumiStep
{
    public required StepOp Op { get; init; }

    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>The last part of the URN.</summary>
    public string Name => PulumiUrn.Name(Urn);

    /// <summary>Empty in the preview of a creation.</summary>
    public string Id { get; init; } = "";

    public JsonObject? OldInputs { get; init; }

    public JsonObject? OldOutputs { get; init; }

    /// <summary>What the provider's Check made of the program's inputs.</summary>
    public JsonObject? NewInputs { get; init; }

    public JsonObject? NewOutputs { get; init; }

    /// <summary>Null when none was asked for.</summary>
    public DiffReport? Diff { get; init; }

    /// <summary>What a refresh came to: Same, Update or Delete (gone). Otherwise the step's own operation.</summary>
    public StepOp Result { get; init; }

    public bool Succeeded => Error is null;

    /// <summary>What the provider said when it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Reasons of a partial failure: something was done, and the state holds what is true.</summary>
    public IReadOnlyList<string> InitErrors { get; init; } = [];

    /// <summary>Whether the provider's status code leaves open what is true (Internal, Unknown, DataLoss).</summary>
    public bool IsStateUnknown { get; init; }
}
