using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>Numbers and sizes as libvirt reads them out of elements and attributes.</summary>
internal static class XmlValues
{
    /// <summary>An attribute's text, or null when it is not there.</summary>
    public static string? Text(this XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim();

    /// <summary>The element's own text without surrounding white space.</summary>
    public static string Text(this XElement element) => element.Value.Trim();

    /// <summary>A whole number from 0 on.</summary>
    /// <exception cref="DomainXmlException">It is none.</exception>
    public static int Number(XObject place, string text, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw DomainXmlException.At(place, $"{what} is \"{text}\"; it must be a whole number.");

    /// <summary>The size in an element such as <c>&lt;memory unit='GiB'&gt;4&lt;/memory&gt;</c>.</summary>
    public static ByteSize Size(XElement element) =>
        Size(element, element.Text(), element.Text("unit"), element.Name.LocalName);

    /// <summary>
    /// A size in libvirt's units; none means KiB. Rounded up to whole KiB, as libvirt does when it reads
    /// (virDomainParseMemory).
    /// </summary>
    public static ByteSize Size(XObject place, string text, string? unit, string what)
    {
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw DomainXmlException.At(place, $"{what} is \"{text}\"; it must be a whole number.");
        }

        if (MemoryUnit.Bytes(unit) is not { } factor)
        {
            throw DomainXmlException.At(place, $"{what} has the unit \"{unit}\", which libvirt does not know.");
        }

        var bytes = (UInt128)number * factor;
        return bytes <= (ulong)MachineFacts.MemoryLimit.Bytes
            ? ByteSize.FromKiB(new ByteSize((long)bytes).KiB)
            : throw DomainXmlException.At(place, $"{what} is \"{text} {unit}\", which is too large: no machine has more than {MachineFacts.MemoryLimit}.");
    }
}
