using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML as a tree: to be edited with all that is in it, or to be read.</summary>
internal static class DomainDocument
{
    /// <summary>libvirt's own limit for a string in a remote call (REMOTE_STRING_MAX): a larger document could not be sent.</summary>
    public const int LargestCharacters = 4 * 1024 * 1024;

    /// <summary>Deeper than any domain, foreign metadata included; loading takes time that grows with the square of the depth.</summary>
    public const int LargestDepth = 256;

    private static readonly XmlReaderSettings Everything = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestCharacters,
    };

    private static readonly XmlReaderSettings Values = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>The tree to edit: it keeps white space, comments, CDATA and foreign namespaces, and knows where everything stands.</summary>
    /// <exception cref="DomainXmlException">It is not well-formed, too large, or its root is not <c>domain</c>.</exception>
    public static XElement Parse(string xml) => Load(xml) is var root && root.Name == "domain"
        ? root
        : throw DomainXmlException.At(root, $"The root element is \"{root.Name.LocalName}\"; a libvirt domain XML begins with \"domain\".");

    /// <summary>
    /// The tree to read, of hundreds of machines: elements, attributes and text only, and nothing knows where it stands. Whoever finds
    /// something wrong in it asks <see cref="Parse"/> for the place.
    /// </summary>
    /// <returns>Null when something is wrong with the document itself.</returns>
    public static XElement? TryParseValues(string xml)
    {
        if (xml.Length > LargestCharacters)
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Values);
            return ValueTree.Read(reader, LargestDepth) is { } root && root.Name == "domain" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Parses any of libvirt's documents without ever opening a file, expanding an entity or reading a document type.</summary>
    /// <exception cref="DomainXmlException">It is not well-formed, or too large.</exception>
    public static XElement Load(string xml)
    {
        if (xml.Length > LargestCharacters)
        {
            throw DomainXmlException.Whole($"The XML has {xml.Length} characters; libvirt takes at most {LargestCharacters}.");
        }

        try
        {
            if (MayBeTooDeep(xml))
            {
                CheckDepth(xml);
            }

            using var reader = XmlReader.Create(new StringReader(xml), Everything);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw DomainXmlException.From(e);
        }
    }

    /// <summary>
    /// Nothing lies deeper than there are tags that open something, and most domains have few enough of them: one pass is enough
    /// then. Text that only looks like tags can make it more, never less.
    /// </summary>
    private static bool MayBeTooDeep(ReadOnlySpan<char> xml) => xml.Count('<') - xml.Count("</") > LargestDepth;

    private static void CheckDepth(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), Everything);
        while (reader.Read())
        {
            if (reader.Depth > LargestDepth)
            {
                throw new XmlException($"Elements are nested deeper than {LargestDepth} levels.", null, ((IXmlLineInfo)reader).LineNumber, ((IXmlLineInfo)reader).LinePosition);
            }
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
