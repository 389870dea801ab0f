using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    /// <summary>State and reason.</summary>
    public DomainStateInfo GetState()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainGetState(_handle, out var state, out var reason, 0));
        return new DomainStateInfo((DomainState)state, reason);
    }

    /// <summary>State, memory, vCPUs and CPU time in one call.</summary>
    public DomainInfo GetInfo()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainGetInfo(_handle, out var info));
        return new DomainInfo((DomainState)info.State, info.MaxMemory, info.Memory, info.VcpuCount, info.CpuTime);
    }

    /// <summary>Whether it runs, paused included.</summary>
    public bool IsActive()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virDomainIsActive(_handle)) == 1;
    }

    /// <summary>Whether it has a definition that outlives a stop. A transient domain has no pending changes either.</summary>
    public bool IsPersistent()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virDomainIsPersistent(_handle)) == 1;
    }

    /// <summary>
    /// Whether a managed save image waits. The next start restores it with the definition it was saved with, so pending
    /// configuration is not applied, unless it is started with <see cref="DomainCreateFlags.ForceBoot"/>.
    /// </summary>
    public bool HasManagedSave()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virDomainHasManagedSaveImage(_handle, 0)) == 1;
    }

    /// <summary>Whether it starts with the host.</summary>
    public bool GetAutostart()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainGetAutostart(_handle, out var autostart));
        return autostart != 0;
    }

    /// <summary>Says whether it starts with the host.</summary>
    public void SetAutostart(bool autostart)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSetAutostart(_handle, autostart ? 1 : 0));
    }
}
