namespace Libvirt.Native;

/// <summary>Which description of a domain to produce (virDomainXMLFlags).</summary>
[Flags]
public enum DomainXmlFlags : uint
{
    /// <summary>The live definition if the domain runs, else the persistent one; without secrets.</summary>
    None = 0,

    /// <summary>With passwords. Refused on a read-only connection. Needed for XML that is to be defined again.</summary>
    Secure = 1 << 0,

    /// <summary>The definition of the next start, also while the domain runs.</summary>
    Inactive = 1 << 1,

    /// <summary>With the guest CPU expanded to what this host provides.</summary>
    UpdateCpu = 1 << 2,

    /// <summary>Fit for a migration to an older libvirt.</summary>
    Migratable = 1 << 3,
}
