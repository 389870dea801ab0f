using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML that cannot be read, with the place of the fault.</summary>
public sealed partial class DomainXmlException : Exception
{
    private DomainXmlException(string message, int line, int column)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Counted from 1; zero when not known.</summary>
    public int Line { get; }

    /// <summary>Counted from 1; zero when not known.</summary>
    public int Column { get; }

    internal static DomainXmlException From(XmlException cause) => new(Told(cause.Message), cause.LineNumber, cause.LinePosition);

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
