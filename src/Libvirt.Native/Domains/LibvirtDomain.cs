using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

/// <summary>
/// A domain (virtual machine) as libvirt knows it.
/// </summary>
/// <remarks>
/// Thread safety, blocking and disposal are those of <see cref="LibvirtConnection"/>. The object names a domain and does not
/// keep it in being: after the domain is undefined, calls throw with <see cref="LibvirtErrorCode.NoDomain"/>.
/// </remarks>
public sealed partial class LibvirtDomain : IDisposable
{
    private readonly DomainHandle _handle;

    internal LibvirtDomain(DomainHandle handle, LibvirtConnection connection)
    {
        _handle = handle;
        Connection = connection;
        using var lease = HandleLease.On(handle);
        (Name, Uuid) = DomainIdentity.Of(handle.DangerousGetHandle());
    }

    /// <summary>The connection it was found through.</summary>
    public LibvirtConnection Connection { get; }

    /// <summary>Its name when it was looked up. Readable after Dispose.</summary>
    public string Name { get; }

    /// <summary>Its UUID. Readable after Dispose.</summary>
    public Guid Uuid { get; }

    internal DomainHandle Handle => _handle;

    /// <summary>Its number while it ran when it was looked up, started or destroyed through this object; null if it was off.</summary>
    public int? Id
    {
        get
        {
            using var lease = HandleLease.On(_handle);
            var id = NativeMethods.virDomainGetID(_handle);
            return id == uint.MaxValue ? null : (int)id;
        }
    }

    /// <summary>Its description.</summary>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.OperationDenied"/>: secrets asked for on a read-only connection.
    /// </exception>
    public string GetXml(DomainXmlFlags flags = DomainXmlFlags.None)
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virDomainGetXMLDesc(_handle, flags));
    }

    public override string ToString() => $"{Name} ({Uuid})";

    /// <summary>Gives up this reference. The domain itself goes on. May be called while other threads use the object.</summary>
    public void Dispose() => _handle.Dispose();
}
