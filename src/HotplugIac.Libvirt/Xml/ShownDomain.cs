using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// A domain XML for the eyes of others. Not what could be a secret is taken out, which nobody can list, but only what CPU and memory rest
/// on is let through: passwords, disks, cloud-init data, arguments of QEMU, metadata and comments all stay behind.
/// </summary>
internal static class ShownDomain
{
    /// <summary>Elements that are shown with all that is in them.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "name", "uuid", "memory", "currentMemory", "maxMemory", "memoryBacking", "vcpu", "vcpus", "iothreads", "cputune", "numatune", "cpu", "features", "clock", "pm",
        "on_poweroff", "on_reboot", "on_crash", "memtune",
    };

    /// <summary>Of every device only what it is and where it is plugged: each takes a slot.</summary>
    private static readonly HashSet<string> DeviceAttributes = new(StringComparer.Ordinal) { "type", "model", "index", "device" };

    private static readonly HashSet<string> WholeDevices = new(StringComparer.Ordinal) { "memory", "controller", "memballoon" };

    private const string AgentChannel = "org.qemu.guest_agent.0";

    /// <exception cref="DomainXmlException">It cannot be read.</exception>
    public static string Of(string xml)
    {
        var domain = DomainDocument.Parse(xml);
        var shown = new XElement("domain", domain.Attributes().Where(a => a.Name == "type" || a.Name == "id"));
        foreach (var element in domain.Elements().Where(e => e.Name.NamespaceName.Length == 0))
        {
            shown.Add(Part(element));
        }

        return shown.ToString(SaveOptions.None) + "\n";
    }

    private static XElement? Part(XElement element) => element.Name.LocalName switch
    {
        "os" => new XElement("os", element.Elements("type").Select(Copy), element.Elements("bios").Select(Copy), element.Attribute("firmware")),
        "devices" => new XElement("devices", element.Elements("emulator").Select(Copy), element.Elements().Where(e => e.Name != "emulator" && e.Name.NamespaceName.Length == 0).Select(Device)),
        var name => Whole.Contains(name) ? Copy(element) : null,
    };

    private static XElement Device(XElement device)
    {
        if (WholeDevices.Contains(device.Name.LocalName))
        {
            return Copy(device);
        }

        return new XElement(
            device.Name,
            device.Attributes().Where(a => DeviceAttributes.Contains(a.Name.LocalName)),
            device.Elements("target").Where(t => (string?)t.Attribute("name") == AgentChannel).Select(Copy),
            device.Elements("address").Select(Copy));
    }

    /// <summary>With text and attributes, without comments, foreign elements, and paths to what lies behind memory.</summary>
    private static XElement Copy(XElement element) => new(
        element.Name,
        element.Attributes().Where(a => a.Name.NamespaceName.Length == 0 && !a.IsNamespaceDeclaration && !a.Name.LocalName.StartsWith("pass", StringComparison.OrdinalIgnoreCase)),
        element.Nodes().Select(n => n switch
        {
            XElement child when child.Name.NamespaceName.Length == 0 && child.Name != "path" => Copy(child),
            XText text when !string.IsNullOrWhiteSpace(text.Value) => new XText(text.Value.Trim()),
            _ => (XNode?)null,
        }));
}
