namespace HotplugIac.Resources;

/// <summary>The provider configuration, read.</summary>
/// <param name="Uri">The hypervisor of machines that name none; null when it is not set or not known yet.</param>
public sealed record ProviderSettings(string? Uri)
{
    /// <summary>Whether <c>uri</c> depends on something that is still to be created: then no hypervisor can be asked.</summary>
    public bool UriIsUnknown { get; init; }

    /// <summary>The environment variable that stands in for <c>uri</c>.</summary>
    public const string UriVariable = "HOTPLUG_URI";
}
