namespace HotplugIac.PulumiEngine;

/// <summary>A resource provider's executable.</summary>
/// <param name="Package">The package that it serves: the first part of its type tokens.</param>
/// <param name="Path">The executable <c>pulumi-resource-PACKAGE</c>.</param>
/// <param name="Version">The version that it is expected to name; null when any will do.</param>
public sealed record ProviderPlugin(string Package, string Path, string? Version = null)
{
    /// <summary>Added to the environment that is handed on; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What stands before the engine's address in its arguments, as <c>pulumi --logtostderr -v=9</c> makes it. Default: nothing.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
