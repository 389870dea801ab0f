namespace Libvirt.Native;

/// <summary>Why the guest agent's channel changed (virConnectDomainEventAgentLifecycleReason).</summary>
public enum AgentStateReason
{
    Unknown = 0,

    /// <summary>The domain started.</summary>
    DomainStarted = 1,

    /// <summary>The guest opened or closed its end.</summary>
    Channel = 2,
}
