using System.Globalization;

namespace HotplugIac.Peer;

/// <summary>What the guest does when it is asked; all of it is what Cloud Hypervisor cannot force.</summary>
internal sealed record GuestBehaviour
{
    /// <summary>How long it takes to eject vCPUs; null: it never does, as Windows.</summary>
    public TimeSpan? EjectsAfter { get; init; } = TimeSpan.Zero;

    /// <summary>How many bytes it plugs or unplugs at a request of virtio-mem before it gives up.</summary>
    public long VirtioMemStep { get; init; } = long.MaxValue;

    /// <summary>Whether it has loaded its driver of virtio-mem.</summary>
    public bool HasVirtioMemDriver { get; init; } = true;

    /// <summary>Whether it goes off at the power button.</summary>
    public bool ObeysPowerButton { get; init; } = true;

    /// <summary>Changes one thing.</summary>
    /// <param name="name">As in <c>--guest name=value</c>.</param>
    /// <exception cref="FormatException">There is no such behaviour.</exception>
    public GuestBehaviour With(string name, string value) => (name, value) switch
    {
        ("ejects-vcpus", "yes") => this with { EjectsAfter = TimeSpan.Zero },
        ("ejects-vcpus", "no") => this with { EjectsAfter = null },
        ("ejects-vcpus", _) => this with { EjectsAfter = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
        ("virtio-mem", "yes") => this with { VirtioMemStep = long.MaxValue },
        ("virtio-mem", "no") => this with { VirtioMemStep = 0 },
        ("virtio-mem", _) when value.StartsWith("partial:", StringComparison.Ordinal) =>
            this with { VirtioMemStep = long.Parse(value.AsSpan("partial:".Length), NumberStyles.None, CultureInfo.InvariantCulture) },
        ("virtio-mem-driver", "active" or "inactive") => this with { HasVirtioMemDriver = value == "active" },
        ("power-button", "obeys" or "ignores") => this with { ObeysPowerButton = value == "obeys" },
        _ => throw new FormatException($"A guest knows no {name}={value}."),
    };
}
