using System.Globalization;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>PCIe root ports: a virtio-mem device can only be attached to a running PCIe machine in a free one (RULEBOOK D9).</summary>
internal static class RootPorts
{
    private const string PortModel = "pcie-root-port";

    /// <summary>
    /// Ports with hotplug on whose bus no device or controller uses; null on a machine without PCIe. Counts right only in XML that
    /// libvirt has completed, because a user's definition usually has no addresses yet.
    /// </summary>
    public static int? Free(XElement domain) =>
        Controllers(domain).Any(c => c.Text("model") == "pcie-root") ? Unused(domain) : null;

    /// <summary>Ports of a definition that nothing in it uses, wherever libvirt will put the devices that have no address yet.</summary>
    public static int Unused(XElement domain)
    {
        var used = (domain.Element("devices")?.Elements() ?? [])
            .Select(device => device.Element("address"))
            .Where(address => address?.Text("type") == "pci")
            .Select(address => Bus(address!.Text("bus")))
            .ToHashSet();
        return Controllers(domain).Count(c => c.Text("model") == PortModel
            && c.Element("target")?.Text("hotplug") != "off"
            && (c.Text("index") is not { } text
                || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && !used.Contains(index))));
    }

    /// <summary>Whether the definition brings root ports of its own: then their number is the user's choice.</summary>
    public static bool AreGiven(XElement domain) => Controllers(domain).Any(c => c.Text("model") == PortModel);

    /// <summary>Adds ports to XML that libvirt has completed, until <paramref name="wanted"/> are free. libvirt numbers and places them.</summary>
    /// <returns>Whether any was missing.</returns>
    public static bool AddUntilFree(XElement domain, int wanted)
    {
        if (Free(domain) is not { } free || free >= wanted)
        {
            return false;
        }

        var last = Controllers(domain).Last();
        for (var missing = wanted - free; missing > 0; missing--)
        {
            Editing.Placement.After(last, new XElement("controller", new XAttribute("type", "pci"), new XAttribute("model", PortModel)));
        }

        return true;
    }

    private static IEnumerable<XElement> Controllers(XElement domain) =>
        (domain.Element("devices")?.Elements("controller") ?? []).Where(c => c.Text("type") == "pci");

    private static int Bus(string? text)
    {
        var digits = text ?? string.Empty;
        return digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? int.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bus) ? bus : -1
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out bus) ? bus : -1;
    }
}
