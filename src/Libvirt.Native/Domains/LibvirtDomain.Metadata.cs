using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    /// <summary>Sets or, with null, removes a note.</summary>
    /// <param name="type">Which.</param>
    /// <param name="metadata">Text, or one XML element for <see cref="DomainMetadataType.Element"/>; null removes.</param>
    /// <param name="key">The namespace prefix (elements only).</param>
    /// <param name="uri">The namespace that names the element (elements only).</param>
    /// <param name="flags">Live, configuration or both.</param>
    public void SetMetadata(
        DomainMetadataType type,
        string? metadata,
        string? key = null,
        string? uri = null,
        DomainModification flags = DomainModification.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSetMetadata(_handle, type, metadata, key, uri, flags));
    }

    /// <summary>A note.</summary>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.NoDomainMetadata"/>: there is none.</exception>
    public string GetMetadata(
        DomainMetadataType type, string? uri = null, DomainModification flags = DomainModification.Current)
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virDomainGetMetadata(_handle, type, uri, flags));
    }

    /// <summary>A note, or null if there is none; every other failure is thrown.</summary>
    public string? TryGetMetadata(
        DomainMetadataType type, string? uri = null, DomainModification flags = DomainModification.Current)
    {
        using var lease = HandleLease.On(_handle);
        var metadata = NativeMethods.virDomainGetMetadata(_handle, type, uri, flags);
        return metadata is null && NativeMethods.virGetLastErrorCode() == (int)LibvirtErrorCode.NoDomainMetadata
            ? null
            : ThrowIfNull(metadata, nameof(NativeMethods.virDomainGetMetadata));
    }
}
