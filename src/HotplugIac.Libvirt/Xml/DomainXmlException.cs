using System.Xml;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML that cannot be read, with the place of the fault.</summary>
public sealed class DomainXmlException : Exception
{
    private DomainXmlException(string message, int line, int column, Exception? cause)
        : base(message, cause)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Counted from 1; zero when not known.</summary>
    public int Line { get; }

    /// <summary>Counted from 1; zero when not known.</summary>
    public int Column { get; }

    internal static DomainXmlException From(XmlException cause) =>
        new(cause.Message, cause.LineNumber, cause.LinePosition, cause);

    internal static DomainXmlException At(XObject place, string message)
    {
        var info = (IXmlLineInfo)place;
        return new DomainXmlException(message, info.LineNumber, info.LinePosition, null);
    }
}
