using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>The virtio-serial channel through which the QEMU guest agent answers.</summary>
internal static class AgentChannel
{
    public const string Name = "org.qemu.guest_agent.0";

    public static bool IsIn(XElement domain) =>
        domain.Element("devices")?.Elements("channel").Any(c => c.Element("target")?.Text("name") == Name) == true;
}
