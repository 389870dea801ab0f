using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Facts;

/// <summary>The host's NUMA nodes from libvirt's capabilities: <c>host/topology/cells/cell/@id</c>. Their numbers can have gaps.</summary>
internal static class HostTopology
{
    /// <summary>Empty where the driver tells none: a fact that is missing refuses nothing.</summary>
    public static CpuSet Nodes(LibvirtConnection connection)
    {
        try
        {
            return Nodes(connection.GetCapabilities());
        }
        catch (LibvirtException)
        {
            return CpuSet.Empty;
        }
    }

    /// <summary>The nodes that a capabilities XML names.</summary>
    public static CpuSet Nodes(string capabilities)
    {
        try
        {
            var cells = DomainDocument.Load(capabilities).Element("host")?.Element("topology")?.Element("cells")?.Elements("cell") ?? [];
            return CpuSet.Of(cells.Select(Id).OfType<int>());
        }
        catch (DomainXmlException)
        {
            return CpuSet.Empty;
        }
    }

    private static int? Id(XElement cell) => int.TryParse(cell.Text("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id <= CpuSet.LargestId ? id : null;
}
