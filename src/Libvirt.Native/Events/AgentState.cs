namespace Libvirt.Native;

/// <summary>The guest agent's channel (virConnectDomainEventAgentLifecycleState).</summary>
public enum AgentState
{
    None = 0,
    Connected = 1,
    Disconnected = 2,
}
