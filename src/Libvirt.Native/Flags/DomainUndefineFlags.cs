namespace Libvirt.Native;

/// <summary>What else goes with a domain's definition (virDomainUndefineFlagsValues).</summary>
[Flags]
public enum DomainUndefineFlags : uint
{
    /// <summary>Only the definition; refused if a managed save image, snapshots or NVRAM exist.</summary>
    None = 0,

    /// <summary>The managed save image.</summary>
    ManagedSave = 1 << 0,

    /// <summary>Snapshot metadata.</summary>
    SnapshotsMetadata = 1 << 1,

    /// <summary>The NVRAM file.</summary>
    Nvram = 1 << 2,

    /// <summary>Keep the NVRAM file.</summary>
    KeepNvram = 1 << 3,

    /// <summary>Checkpoint metadata.</summary>
    CheckpointsMetadata = 1 << 4,

    /// <summary>The TPM's state (libvirt 8.9).</summary>
    Tpm = 1 << 5,

    /// <summary>Keep the TPM's state (libvirt 8.9).</summary>
    KeepTpm = 1 << 6,
}
