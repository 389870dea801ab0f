namespace Libvirt.Native;

/// <summary>Which of a domain's two definitions a call concerns (virDomainModificationImpact).</summary>
[Flags]
public enum DomainModification : uint
{
    /// <summary>The live one if the domain runs, else the persistent one.</summary>
    Current = 0,

    /// <summary>The running domain. Fails if it is shut off.</summary>
    Live = 1 << 0,

    /// <summary>The persistent definition, used from the next start. Fails for a transient domain.</summary>
    Config = 1 << 1,
}
