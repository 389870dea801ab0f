namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What can be asked of a hypervisor, as far as faults tell it apart.</summary>
public enum SimulatorCall
{
    /// <summary>Any call but a reading and a question to the agent.</summary>
    Change,
    Read,
    Live,
    Write,
    Restore,
    Mark,
    Shutdown,
    Destroy,
    Start,
    Agent,
    Online,
    Create,
    Delete,
}

/// <summary>How a call goes wrong.</summary>
public enum FaultKind
{
    /// <summary>It is refused and nothing happens.</summary>
    Fails,

    /// <summary>Nobody answers until the caller gives up, or an hour has gone by; nothing happens.</summary>
    Stalls,

    /// <summary>It is done, and an error is replied.</summary>
    DoneButError,

    /// <summary>Success is replied, and nothing happens.</summary>
    SuccessButNothing,

    /// <summary>The connection drops before anything happens.</summary>
    Drops,

    /// <summary>It is done, and the connection drops before the reply.</summary>
    DoneButDrops,
}

/// <summary>A call that shall go wrong.</summary>
/// <param name="Nth">Which call of this kind from now on, counted from 1. The fault is gone when it has happened.</param>
public sealed record SimulatedFault(SimulatorCall Call, int Nth, FaultKind Kind)
{
    /// <summary>Only calls about the machine of this name count; null: all.</summary>
    public string? Machine { get; init; }
}
