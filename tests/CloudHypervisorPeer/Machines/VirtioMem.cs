using System.Globalization;

namespace HotplugIac.Peer.Machines;

/// <summary>A virtio-mem device: the host requests, the guest plugs (virtio-devices/src/mem.rs).</summary>
/// <param name="region">The most that it can have: hotplug_size.</param>
/// <param name="requested">What it starts with: hotplugged_size of the config.</param>
internal sealed class VirtioMem(long region, long requested)
{
    private const long Block = 2L << 20;

    public long Requested { get; private set; } = requested;

    public long Plugged { get; private set; }

    /// <exception cref="Refusal">The size cannot be requested. The one that was requested last cannot be requested again.</exception>
    public void Request(long size)
    {
        if (size == Requested)
        {
            throw Refused(size, "is what is requested already");
        }

        if (size > region)
        {
            throw Refused(size, string.Create(CultureInfo.InvariantCulture, $"is more than the region, {region}"));
        }

        if (size % Block != 0)
        {
            throw Refused(size, string.Create(CultureInfo.InvariantCulture, $"is no multiple of the block, {Block}"));
        }

        Requested = size;
    }

    /// <summary>The guest plugs or unplugs towards what is requested, as far as it does.</summary>
    public void Follow(GuestBehaviour guest)
    {
        if (guest.HasVirtioMemDriver)
        {
            Plugged += Math.Clamp(Requested - Plugged, -guest.VirtioMemStep, guest.VirtioMemStep);
        }
    }

    private static Refusal Refused(long size, string why) =>
        Refusal.Memory("virtio-mem was not resized", string.Create(CultureInfo.InvariantCulture, $"new size {size} {why}"));
}
