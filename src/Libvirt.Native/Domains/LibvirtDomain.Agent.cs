using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    /// <summary>Sends a command to the QEMU guest agent and returns its answer.</summary>
    /// <param name="command">JSON, such as <c>{"execute":"guest-get-vcpus"}</c>.</param>
    /// <param name="timeoutSeconds">
    /// How long to wait for the answer. A hung agent holds the domain's agent lock for as long, for all clients. 0 returns
    /// at once if the agent is busy; -1 is libvirt's own bound, -2 none.
    /// </param>
    /// <returns>The agent's answer, JSON with a <c>return</c> member.</returns>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.ArgumentUnsupported"/>: no agent channel. <see cref="LibvirtErrorCode.AgentUnresponsive"/>:
    /// not connected, or no answer in time. <see cref="LibvirtErrorCode.NoSupport"/>: not a QEMU driver.
    /// </exception>
    /// <exception cref="LibvirtNotInstalledException">libvirt-qemu.so.0 cannot be loaded.</exception>
    public string AgentCommand(string command, int timeoutSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeoutSeconds, -2);
        LibvirtLibrary.EnsureQemuLoaded();
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virDomainQemuAgentCommand(_handle, command, timeoutSeconds, 0));
    }
}
