using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// The mark of a machine that an apply stops to start it again, in its metadata and a namespace of our own. libvirt keeps one
/// element for each namespace.
/// </summary>
internal static class StopMark
{
    public const string Namespace = "https://hotplugiac.dev/libvirt/1";

    /// <summary>The prefix under which libvirt writes it.</summary>
    public const string Prefix = "hotplug";

    private const string Made = "made";

    private static readonly XName Name = XName.Get("stopped", Namespace);

    public static bool IsSet(XElement domain) => Find(domain) is not null;

    /// <summary>
    /// The element to set. It remembers when there was no <c>metadata</c> before it: libvirt leaves an empty one behind when
    /// the last element in it goes.
    /// </summary>
    /// <param name="inactive">The inactive XML.</param>
    public static string Element(XElement inactive) =>
        inactive.Element("metadata") is null || MadeMetadata(inactive) ? $"<stopped {Made}='metadata'/>" : "<stopped/>";

    /// <summary>Whether the mark came with a <c>metadata</c> element that has to go with it.</summary>
    public static bool MadeMetadata(XElement inactive) => Find(inactive)?.Text(Made) == "metadata";

    /// <summary>Takes out the <c>metadata</c> element that the mark left behind, unless somebody has put something into it.</summary>
    /// <returns>Whether it was there.</returns>
    public static bool RemoveEmptyMetadata(XElement domain)
    {
        if (domain.Element("metadata") is not { HasElements: false, HasAttributes: false } metadata || metadata.Text().Length > 0)
        {
            return false;
        }

        Editing.Placement.Remove(metadata);
        return true;
    }

    private static XElement? Find(XElement domain) => domain.Element("metadata")?.Element(Name);
}
