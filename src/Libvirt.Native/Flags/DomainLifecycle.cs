namespace Libvirt.Native;

/// <summary>A guest's own action (virDomainLifecycle).</summary>
public enum DomainLifecycle : uint
{
    PowerOff = 0,
    Reboot = 1,
    Crash = 2,
}
