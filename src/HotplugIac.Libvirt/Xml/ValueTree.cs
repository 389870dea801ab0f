using System.Xml;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// A tree of what an XML says and nothing else: without white space and places it is made in three quarters of the time. Its depth is
/// counted on the way, for which the tree to edit takes a second pass over each document with many elements.
/// </summary>
internal static class ValueTree
{
    /// <summary>An element is searched for each attribute that it gets. Domains have a dozen at most.</summary>
    private const int MostAttributes = 256;

    /// <returns>Null when it is deeper or has wider elements than is worth reading so.</returns>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static XElement? Read(XmlReader reader, int largestDepth)
    {
        XElement? root = null;
        XElement? parent = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth > largestDepth || reader.AttributeCount > MostAttributes:
                    return null;
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    root ??= element;
                    parent?.Add(element);
                    parent = isEmpty ? parent : element;
                    break;
                case XmlNodeType.EndElement:
                    parent = parent!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    parent!.Add(reader.Value);
                    break;
            }
        }

        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(Name(reader));
        while (reader.MoveToNextAttribute())
        {
            // Names are complete without the declarations of their namespaces.
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
            {
                element.Add(new XAttribute(Name(reader), reader.Value));
            }
        }

        return element;
    }

    private static XName Name(XmlReader reader) => XName.Get(reader.LocalName, reader.NamespaceURI);
}
