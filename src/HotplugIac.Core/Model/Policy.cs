namespace HotplugIac.Core.Model;

/// <summary>What happens when a change needs the machine to be stopped and started (PRODUCT.md, <c>on_reboot_required</c>).</summary>
public enum RebootPolicy
{
    /// <summary>Write the configuration, leave the machine running, show the change as pending.</summary>
    Defer,

    /// <summary>Write the configuration, stop the machine gracefully and start it, once.</summary>
    Reboot,

    /// <summary>An error at plan.</summary>
    Fail,
}

/// <summary>How a running machine gives vCPUs and memory back (PRODUCT.md, <c>unplug</c>).</summary>
public enum UnplugPolicy
{
    /// <summary>Ask the guest; what it refuses is an error.</summary>
    Live,

    /// <summary>Ask the guest; what it refuses within the timeout becomes pending, without an error.</summary>
    LiveOrPending,

    /// <summary>Never ask the guest: reductions are reboot changes.</summary>
    Reboot,
}

/// <summary>What is done with the guest agent after growth (PRODUCT.md, <c>guest</c>).</summary>
public enum GuestPolicy
{
    /// <summary>Where an agent answers: look whether vCPUs and memory came online, and online what stays offline; else only report.</summary>
    Auto,

    /// <summary>Look only; what is not online, or no agent that answers, is an error.</summary>
    Verify,

    /// <summary>Look and online; what cannot be onlined, or no agent that answers, is an error.</summary>
    Online,

    /// <summary>Never talk to the agent.</summary>
    Ignore,
}

/// <summary>How a change may be carried out.</summary>
public sealed record Policy
{
    public static Policy Default { get; } = new();

    public RebootPolicy OnRebootRequired { get; init; } = RebootPolicy.Defer;

    public UnplugPolicy Unplug { get; init; } = UnplugPolicy.Live;

    public GuestPolicy Guest { get; init; } = GuestPolicy.Auto;

    /// <summary>How long a graceful shutdown may take.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a guest may take to give a vCPU or memory back. A guest that keeps giving back virtio-mem is not cut off: the
    /// time starts anew with each move.
    /// </summary>
    public TimeSpan UnplugTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a machine that ignores the shutdown is destroyed; otherwise it keeps running and the apply fails.</summary>
    public bool ForceStop { get; init; }
}
