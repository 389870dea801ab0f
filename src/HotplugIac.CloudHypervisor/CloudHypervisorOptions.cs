namespace HotplugIac.CloudHypervisor;

/// <summary>How VMMs are asked.</summary>
public sealed record CloudHypervisorOptions
{
    /// <summary>How long one look or one request may take. A boot answers when the machine's devices are made.</summary>
    /// <value>30 s.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many machines are looked at at once: each has a connection of its own.</summary>
    /// <value>8.</value>
    public int Readers { get; init; } = 8;

    /// <summary>Whether processes are not looked at, as if they could not be seen.</summary>
    /// <value>False.</value>
    public bool IsBlind { get; init; }
}
