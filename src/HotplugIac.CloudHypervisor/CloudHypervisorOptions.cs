using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.CloudHypervisor;

/// <summary>How VMMs are asked.</summary>
public sealed record CloudHypervisorOptions
{
    /// <summary>How long one look or one request may take.</summary>
    /// <value>30 s.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a boot may take, which answers when the machine's memory is there: with <c>prefault</c> that is long.</summary>
    /// <value>5 min.</value>
    public TimeSpan BootTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many machines are looked at at once: each has a connection of its own.</summary>
    /// <value>8.</value>
    public int Readers { get; init; } = 8;

    /// <summary>Where requests are logged.</summary>
    /// <value>Nowhere.</value>
    public EventLog Log { get; init; } = EventLog.Off;

    /// <summary>Whether processes are not looked at, as if they could not be seen.</summary>
    /// <value>False.</value>
    public bool IsBlind { get; init; }
}
