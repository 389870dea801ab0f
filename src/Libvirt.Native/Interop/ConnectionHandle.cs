namespace Libvirt.Native;

/// <summary>One reference to a virConnect. The hypervisor connection itself ends when the last reference does, domains' included.</summary>
internal sealed class ConnectionHandle : LibvirtHandle
{
    internal override Type Owner => typeof(LibvirtConnection);

    protected override bool ReleaseHandle() => NativeMethods.virConnectClose(handle) >= 0;
}
