namespace Libvirt.Native;

/// <summary>How to start a domain (virDomainCreateFlags).</summary>
[Flags]
public enum DomainCreateFlags : uint
{
    None = 0,

    /// <summary>Leave the vCPUs stopped.</summary>
    Paused = 1 << 0,

    /// <summary>Destroy the domain when this connection ends.</summary>
    AutoDestroy = 1 << 1,

    /// <summary>Keep a restore out of the file system cache.</summary>
    BypassCache = 1 << 2,

    /// <summary>Boot afresh and discard a managed save image, the guest's RAM with it.</summary>
    ForceBoot = 1 << 3,

    /// <summary>Check the document against libvirt's schema (for creation from XML).</summary>
    Validate = 1 << 4,

    /// <summary>Set the NVRAM back to its template (libvirt 8.1).</summary>
    ResetNvram = 1 << 5,
}
