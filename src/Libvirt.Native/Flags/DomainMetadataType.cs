namespace Libvirt.Native;

/// <summary>A place for the user's own notes in a definition (virDomainMetadataType).</summary>
public enum DomainMetadataType
{
    /// <summary>The <c>description</c> element, free text.</summary>
    Description = 0,

    /// <summary>The <c>title</c> element, one line.</summary>
    Title = 1,

    /// <summary>One namespaced element below <c>metadata</c>.</summary>
    Element = 2,
}
