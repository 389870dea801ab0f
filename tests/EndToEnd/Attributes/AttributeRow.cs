namespace EndToEnd.Attributes;

/// <summary>What a plan says when an attribute is taken out of the configuration again.</summary>
internal enum Cleared
{
    /// <summary>It is required.</summary>
    Never,

    /// <summary>The value stays, and nothing is planned.</summary>
    Kept,

    /// <summary>The attribute becomes null, and nothing is done to the machine.</summary>
    Null,
}

/// <summary>The life of one attribute of the resource. Values are HCL.</summary>
/// <param name="Create">Its value in a new machine.</param>
/// <param name="Wrong">A value that cannot be.</param>
/// <param name="WrongCode">The rule that says so; empty where Terraform itself does.</param>
internal sealed record AttributeRow(string Attribute, string Create, string Wrong, string WrongCode)
{
    /// <summary>What else the machine has, in every phase; null takes an attribute away that all machines have.</summary>
    public IReadOnlyDictionary<string, string?> Beside { get; init; } = new Dictionary<string, string?>();

    /// <summary>A value that the running machine takes; null where there is none.</summary>
    public string? Live { get; init; }

    /// <summary>The verdict on <see cref="Live"/>: <c>live</c>, or <c>none</c> for what changes no machine.</summary>
    public string LiveVerdict { get; init; } = "live";

    /// <summary>A value that waits for a boot; null where there is none.</summary>
    public string? Reboot { get; init; }

    /// <summary>What else that value needs.</summary>
    public IReadOnlyDictionary<string, string?> BesideReboot { get; init; } = new Dictionary<string, string?>();

    public Cleared Cleared { get; init; } = Cleared.Kept;

    public string Address => $"hotplug_virtual_machine.{Attribute}";
}
