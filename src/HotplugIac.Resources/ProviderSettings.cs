using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources;

/// <summary>What a refresh does when a hypervisor cannot be reached.</summary>
public enum UnreachablePolicy
{
    /// <summary>It fails.</summary>
    Error,

    /// <summary>The last known state stays, with a warning.</summary>
    Keep,
}

/// <summary>The provider configuration, read.</summary>
/// <param name="Uri">The hypervisor of machines that name none; null when it is not set or not known yet.</param>
public sealed record ProviderSettings(string? Uri)
{
    /// <summary>Whether <c>uri</c> depends on something that is still to be created: then no hypervisor can be asked.</summary>
    public bool UriIsUnknown { get; init; }

    /// <summary>For hypervisors that ask who is there; null when none are given.</summary>
    public HypervisorCredentials? Auth { get; init; }

    /// <summary>Whether a part of <c>auth</c> is not known yet: then no hypervisor can be asked.</summary>
    public bool AuthIsUnknown { get; init; }

    /// <summary>More hypervisors at which a machine may be.</summary>
    public EquatableList<string> Hosts { get; init; } = [];

    /// <summary>Whether <see cref="Hosts"/> is not known yet: then a machine that is not found is not gone.</summary>
    public bool HostsAreUnknown { get; init; }

    /// <summary>How far a machine that is created can grow when it names no maximum.</summary>
    public Headroom Headroom { get; init; } = Headroom.Default;

    /// <summary>Whether <see cref="Headroom"/> is not known yet: then nothing can be said about a machine to create.</summary>
    public bool HeadroomIsUnknown { get; init; }

    /// <summary>How many machines may be stopped and started at the same time; at least 1.</summary>
    public int MaxParallelPowerCycles { get; init; } = 1;

    public UnreachablePolicy OnUnreachable { get; init; }

    /// <summary>
    /// The URI of the simulator to which every other URI goes, and which knows no other host; null when nothing is simulated.
    /// </summary>
    public string? Simulator { get; init; }

    /// <summary>Whether it is not known yet what is simulated: then no hypervisor can be asked.</summary>
    public bool SimulatorIsUnknown { get; init; }

    /// <summary>The environment variable that stands in for <c>simulate</c>.</summary>
    public const string SimulateVariable = "HOTPLUG_SIMULATE";

    /// <summary>The environment variable that stands in for <c>uri</c>.</summary>
    public const string UriVariable = "HOTPLUG_URI";

    /// <summary>The environment variable that stands in for <c>hosts</c>: URIs, separated by commas.</summary>
    public const string HostsVariable = "HOTPLUG_HOSTS";

    /// <summary>The environment variable that stands in for <c>on_unreachable</c>.</summary>
    public const string OnUnreachableVariable = "HOTPLUG_ON_UNREACHABLE";

    /// <summary>The environment variable that stands in for <c>max_parallel_power_cycles</c>.</summary>
    public const string MaxParallelPowerCyclesVariable = "HOTPLUG_MAX_PARALLEL_POWER_CYCLES";

    /// <summary>The environment variable that stands in for <c>auth.username</c>.</summary>
    public const string UserNameVariable = "HOTPLUG_USERNAME";

    /// <summary>The environment variable that stands in for <c>auth.password</c>.</summary>
    public const string PasswordVariable = "HOTPLUG_PASSWORD";
}
