namespace HotplugIac.Harness;

/// <summary>How a <see cref="TerraformProject"/> runs Terraform.</summary>
public sealed record TerraformOptions
{
    /// <summary>The program: a name on PATH or a path. OpenTofu's <c>tofu</c> takes the same commands. Default: <c>terraform</c>.</summary>
    public string Program { get; init; } = "terraform";

    /// <summary>Where providers come from. Default: their registries.</summary>
    public TerraformCliConfig CliConfig { get; init; } = TerraformCliConfig.Direct;

    /// <summary>Added to the environment; null removes a variable. Inherited <c>TF_*</c> variables never reach Terraform, those given here do.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Input variables: a value as on the command line (text as it is, anything else in HCL).</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The bound of each single command. Default: 5 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether disposing destroys what is in the state. Default: false.</summary>
    public bool DestroyOnDispose { get; init; }
}
