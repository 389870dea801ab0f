using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Definitions;

/// <summary>
/// A user's definition → the XML that is defined. What hotplug needs has to be there before the first start (RULEBOOK D17):
/// maximum, slots, cells, hotpluggable vCPUs, agent channel and, where the user gave none, spare root ports.
/// </summary>
internal static class DefinitionBuilder
{
    /// <summary>How many virtio-mem devices can be attached later to a machine whose definition leaves root ports to libvirt.</summary>
    public const int SpareRootPorts = 4;

    /// <summary>The XML for the first define.</summary>
    /// <exception cref="DomainXmlException">It is no domain XML.</exception>
    public static string Build(string definition, string name, Sizing sizing)
    {
        var domain = DomainDocument.Parse(definition);
        SetName(domain, name);

        // A created machine has its memory from the start: a balloon in the definition belongs to the sizes that are replaced.
        if (domain.Element("currentMemory") is { } balloon)
        {
            Placement.Remove(balloon);
        }

        DomainXmlEditor.Apply(domain, sizing);
        if (DomainTraits.Read(domain).IsQemu)
        {
            AddAgentChannel(domain);
        }

        return DomainDocument.Write(domain);
    }

    /// <summary>
    /// Adds spare root ports to the XML that libvirt made of a definition. Only now is it known which ports its own devices
    /// took: ports in the definition would be filled with them first.
    /// </summary>
    /// <returns>The XML to define again, or null when there is nothing to add.</returns>
    public static string? WithSpareRootPorts(string definition, string completed)
    {
        var domain = DomainDocument.Parse(completed);
        return !RootPorts.AreGiven(DomainDocument.Parse(definition)) && DomainTraits.Read(domain).IsQ35
            && RootPorts.AddUntilFree(domain, SpareRootPorts)
            ? DomainDocument.Write(domain)
            : null;
    }

    /// <summary>Whether firmware variables lie in a file that the user named, which is not ours to delete.</summary>
    public static bool NamesNvram(string definition) =>
        DomainDocument.Parse(definition).Element("os")?.Element("nvram") is { } nvram
        && (nvram.Text().Length > 0 || nvram.Element("source") is not null);

    private static void SetName(XElement domain, string name)
    {
        if (domain.Element("name") is { } element)
        {
            element.Value = name;
        }
        else
        {
            domain.AddFirst(new XElement("name", name));
        }
    }

    private static void AddAgentChannel(XElement domain)
    {
        if (!AgentChannel.IsIn(domain))
        {
            Placement.Last(Placement.Child(domain, "devices"), new XElement("channel",
                new XAttribute("type", "unix"),
                new XElement("target", new XAttribute("type", "virtio"), new XAttribute("name", AgentChannel.Name))));
        }
    }
}
