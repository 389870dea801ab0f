using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML that cannot be read, with the place of the fault.</summary>
public sealed partial class DomainXmlException : Exception
{
    /// <summary>A message may quote what is wrong, which may be as long as the document.</summary>
    private const int LongestMessage = 1_000;

    private DomainXmlException(string message, int line, int column)
        : base(TerminalText.Of(message, LongestMessage))
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
        ? Whole("The XML has a document type (<!DOCTYPE …>, a DTD), which is not read, entities included. Remove it.")
        : new(Told(cause.Message), cause.LineNumber, cause.LinePosition);

    /// <summary>An error of no particular place.</summary>
    internal static DomainXmlException Whole(string message) => new(message, 0, 0);

    internal static DomainXmlException At(XObject place, string message)
    {
        var info = (IXmlLineInfo)place;
        return new DomainXmlException(message, info.LineNumber, info.LinePosition);
    }

    /// <summary>
    /// The parser quotes the word that it stumbled over, and that can be a password without its quotation marks. Names of tags that do
    /// not match, and single characters, are none.
    /// </summary>
    private static string Told(string message) => message.Contains(" start tag ", StringComparison.Ordinal) ? message : Words().Replace(message, "'…'");

    [GeneratedRegex("'[^']{2,}'")]
    private static partial Regex Words();
}
