using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML as a tree that keeps white space, comments, CDATA and foreign namespaces.</summary>
internal static class DomainDocument
{
    /// <summary>libvirt's own limit for a string in a remote call (REMOTE_STRING_MAX): a larger document could not be sent.</summary>
    public const int LargestCharacters = 4 * 1024 * 1024;

    /// <summary>Deeper than any domain, foreign metadata included; loading takes time that grows with the square of the depth.</summary>
    public const int LargestDepth = 256;

    /// <summary>Parses without ever opening a file, expanding an entity or reading a document type.</summary>
    /// <exception cref="DomainXmlException">It is not well-formed, too large, or its root is not <c>domain</c>.</exception>
    public static XElement Parse(string xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestCharacters,
        };
        try
        {
            using var reader = new BoundedXmlReader(XmlReader.Create(new StringReader(xml), settings), LargestDepth);
            var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo).Root!;
            return root.Name == "domain"
                ? root
                : throw DomainXmlException.At(root, $"The root element is \"{root.Name.LocalName}\"; a libvirt domain XML begins with \"domain\".");
        }
        catch (XmlException e)
        {
            throw DomainXmlException.From(e);
        }
    }

    /// <summary>
    /// Writes the tree. Line breaks in attributes become character references: written raw, the next parser turns them into spaces.
    /// No XML declaration: libvirt takes UTF-8 without, and a declaration that a user gave may name another encoding.
    /// </summary>
    public static string Write(XElement domain)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            NewLineHandling = NewLineHandling.Entitize,
            Indent = false,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            domain.WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }
}
