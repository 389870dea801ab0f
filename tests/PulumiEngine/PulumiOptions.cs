namespace HotplugIac.PulumiEngine;

/// <summary>A stack of a project, and what the engine needs for it.</summary>
public sealed record PulumiOptions
{
    public string Project { get; init; } = "project";

    public string Stack { get; init; } = "dev";

    public string Organization { get; init; } = "organization";

    /// <summary>The only provider; for more, <see cref="Plugins"/>.</summary>
    public ProviderPlugin? Plugin
    {
        get => Plugins.Count == 1 ? Plugins[0] : null;
        init => Plugins = value is null ? [] : [value];
    }

    public IReadOnlyList<ProviderPlugin> Plugins { get; init; } = [];

    /// <summary>
    /// The stack's configuration, by <c>namespace:key</c>. As with <c>pulumi config set --path</c>, objects and arrays are JSON text.
    /// May be changed between operations.
    /// </summary>
    public IDictionary<string, string> Config { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The keys of <see cref="Config"/> whose values are secret.</summary>
    public ISet<string> SecretConfig { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether the resource option <c>import</c> fails when the program's inputs differ from what was read, as in earlier
    /// engines. Otherwise the resource is imported and updated in the same run. Default true, because it finds more.
    /// </summary>
    public bool ImportMustMatch { get; init; } = true;

    /// <summary>Operations that programs of other processes may have running at once. Default 16.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>How long an operation may take before it is cancelled. Default 2 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long the provider's running calls may go on after a cancellation; then the engine is terminated as by a second Ctrl+C: the
    /// provider is ended, and what was running stays in the state as a pending operation. Default 10 s.
    /// </summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
