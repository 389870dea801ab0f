namespace TerraformPlugin;

/// <summary>Who the provider is.</summary>
/// <param name="ProviderAddress">The source address users write, such as <c>registry.terraform.io/acme/sample</c>.</param>
/// <param name="Version">The program's version, for the text shown when it is run by hand.</param>
public sealed record TfHostOptions(string ProviderAddress, string Version)
{
    /// <summary>
    /// True when the provider itself makes HTTPS calls to publicly certified hosts. Default false: the process then starts about
    /// 55 ms faster, because it does not load the system's root certificates and trusts none of them.
    /// </summary>
    public bool UsesSystemRoots { get; init; }
}
