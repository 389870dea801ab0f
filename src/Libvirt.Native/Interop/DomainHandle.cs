namespace Libvirt.Native;

/// <summary>One reference to a virDomain, which in turn holds one to its connection.</summary>
internal sealed class DomainHandle : LibvirtHandle
{
    public DomainHandle()
    {
    }

    /// <summary>Takes over a reference that libvirt handed out in an array.</summary>
    internal DomainHandle(nint owned) => SetHandle(owned);

    internal override Type Owner => typeof(LibvirtDomain);

    protected override bool ReleaseHandle() => NativeMethods.virDomainFree(handle) >= 0;
}
