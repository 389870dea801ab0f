using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Writes sizes in KiB, libvirt's own unit.</summary>
internal static class SizeText
{
    public static string KiB(ByteSize size) => size.KiB.ToString(CultureInfo.InvariantCulture);

    public static XElement Element(string name, ByteSize size) => new(name, new XAttribute("unit", "KiB"), KiB(size));

    public static void Set(XElement element, ByteSize size)
    {
        element.SetAttributeValue("unit", "KiB");
        element.Value = KiB(size);
    }
}
