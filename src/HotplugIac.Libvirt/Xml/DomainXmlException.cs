using System.Xml;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML that cannot be read, with the place of the fault.</summary>
public sealed class DomainXmlException : Exception
{
    /// <summary>A message may quote what is wrong, which may be as long as the document.</summary>
    private const int LongestMessage = 1_000;

    private DomainXmlException(string message, int line, int column, Exception? cause)
        : base(TerminalText.Of(message, LongestMessage), cause)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Counted from 1; zero when not known.</summary>
    public int Line { get; }

    /// <summary>Counted from 1; zero when not known.</summary>
    public int Column { get; }

    /// <summary>What is prohibited the reader tells without a place, and to programmers.</summary>
    internal static DomainXmlException From(XmlException cause) => cause.LineNumber == 0 && cause.Message.Contains("DTD", StringComparison.Ordinal)
        ? new("The XML has a document type (<!DOCTYPE …>, a DTD), which is not read, entities included. Remove it.", 0, 0, cause)
        : new(cause.Message, cause.LineNumber, cause.LinePosition, cause);

    /// <summary>An error of no particular place.</summary>
    internal static DomainXmlException Whole(string message) => new(message, 0, 0, null);

    internal static DomainXmlException At(XObject place, string message)
    {
        var info = (IXmlLineInfo)place;
        return new DomainXmlException(message, info.LineNumber, info.LinePosition, null);
    }
}
