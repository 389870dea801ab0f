namespace Libvirt.Native;

/// <summary>How to save a domain's RAM (virDomainSaveRestoreFlags).</summary>
[Flags]
public enum DomainSaveFlags : uint
{
    None = 0,

    /// <summary>Keep the image out of the file system cache.</summary>
    BypassCache = 1 << 0,

    /// <summary>Run after the restore, whatever the state was.</summary>
    Running = 1 << 1,

    /// <summary>Stay paused after the restore, whatever the state was.</summary>
    Paused = 1 << 2,
}
