using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

/// <summary>Name and UUID of a native domain object. libvirt keeps both inside the object, so this never leaves the process.</summary>
internal static unsafe class DomainIdentity
{
    internal const int UuidLength = 16;

    internal static (string Name, Guid Uuid) Of(nint domain)
    {
        var name = ThrowIfNull(NativeText.FromBorrowed(NativeMethods.virDomainGetName(domain)), nameof(NativeMethods.virDomainGetName));
        var bytes = stackalloc byte[UuidLength];
        ThrowIfNegative(NativeMethods.virDomainGetUUID(domain, bytes));
        return (name, new Guid(new ReadOnlySpan<byte>(bytes, UuidLength), bigEndian: true));
    }
}
