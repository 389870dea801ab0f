namespace Libvirt.Native;

/// <summary>How to define a domain (virDomainDefineFlags).</summary>
[Flags]
public enum DomainDefineFlags : uint
{
    None = 0,

    /// <summary>Check the document against libvirt's schema, so that misspelt elements are refused instead of ignored.</summary>
    Validate = 1 << 0,
}
