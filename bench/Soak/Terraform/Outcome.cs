using TerraformPlugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Terraform;

/// <summary>How far a command got with one resource.</summary>
internal enum Phase
{
    Validated,
    Read,
    Planned,
    Applied,
}

/// <summary>What a command did and said about one resource.</summary>
internal sealed class Outcome
{
    public Phase Phase { get; set; }

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>What Terraform itself would call a bug of the provider.</summary>
    public List<string> Bugs { get; } = [];

    /// <summary>Null where the machine is gone, or was not read.</summary>
    public TfObject? Refreshed { get; set; }

    /// <summary>Null for a delete.</summary>
    public TfObject? Planned { get; set; }

    public bool IsEmpty { get; set; }

    /// <summary>The provider gave no answer.</summary>
    public string? Silence { get; set; }

    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(d => d.Severity == Severity.Error);

    public bool HasErrors => Errors.Any();

    /// <summary>Whether the plan said that the machine would be stopped.</summary>
    public bool Stops => Planned?["impact"] is TfObject impact && impact["stops_machine"] is TfBool { Value: true };

    public bool IsUnknown => Planned?["impact"].IsUnknown == true;

    public string Summary => Silence is not null ? $"no answer ({Silence})"
        : HasErrors ? $"{Phase}: {string.Join(" | ", Errors.Select(d => $"{d.Summary}: {d.Detail}"))}"
        : IsEmpty ? "no change" : $"{Phase}{(Stops ? ", stops the machine" : string.Empty)}: {Planned?["impact"]}";
}
