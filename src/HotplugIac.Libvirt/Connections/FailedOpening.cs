using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Connections;

/// <summary>
/// Why the connection could not be opened, kept for as long as it took to find out. Terraform reads many machines, a few at a
/// time: a host that is silent for a minute is not asked again for each of them, one that refuses at once is.
/// </summary>
internal sealed class FailedOpening(TimeProvider time)
{
    private volatile Failure? _last;

    /// <exception cref="HypervisorException">The last failure, while it is fresh.</exception>
    public void ThrowIfRecent()
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < last.Took)
        {
            throw new HypervisorException(last.Cause.Rule, last.Cause.Message, last.Cause) { Origin = last.Cause.Origin };
        }
    }

    /// <param name="started">When the attempt began, as a timestamp of the clock.</param>
    public HypervisorException Remember(HypervisorException cause, long started)
    {
        _last = new Failure(cause, time.GetTimestamp(), time.GetElapsedTime(started));
        return cause;
    }

    private sealed record Failure(HypervisorException Cause, long At, TimeSpan Took);
}
