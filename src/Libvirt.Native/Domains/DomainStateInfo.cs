namespace Libvirt.Native;

/// <summary>A domain's state and why it is in it.</summary>
/// <param name="State">The state. A number without a name is a newer state.</param>
/// <param name="Reason">
/// libvirt's number; its meaning depends on the state: see <see cref="DomainRunningReason"/>,
/// <see cref="DomainPausedReason"/> and <see cref="DomainShutOffReason"/>.
/// </param>
public readonly record struct DomainStateInfo(DomainState State, int Reason);
