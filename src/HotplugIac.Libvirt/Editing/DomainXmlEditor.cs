using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>
/// Edits a domain XML in place so that its sizing is another one. Each part touches only what differs; everything else,
/// libvirt's and foreign, stays (PRODUCT.md, promise 4). Reading the result gives the target again.
/// </summary>
internal static class DomainXmlEditor
{
    /// <summary>Edits a whole document.</summary>
    /// <param name="xml">An inactive XML with secrets: defining one without would delete passwords (PLATFORM, "libvirt from C#" 3).</param>
    /// <returns>The same string when it has this sizing already.</returns>
    /// <exception cref="DomainXmlException">It is no domain XML.</exception>
    public static string Apply(string xml, Sizing target)
    {
        var domain = DomainDocument.Parse(xml);
        return Apply(domain, target) ? DomainDocument.Write(domain) : xml;
    }

    /// <summary>Edits a tree.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, Sizing target)
    {
        var before = DomainXmlReader.Read(domain, running: false);
        var rounding = BootRounding.For(before.Traits);
        var changed = VcpuEditor.Apply(domain, target);
        changed |= TopologyEditor.Apply(domain, target.Topology);
        changed |= NumaEditor.Apply(domain, target.NumaCells, rounding);
        changed |= NumaTuneEditor.Apply(domain, target.NumaTune);
        changed |= MemoryDeviceEditor.Apply(domain, target.Devices, rounding);
        changed |= MemoryTotalsEditor.Apply(domain, before.Sizing, target);
        return changed;
    }
}
