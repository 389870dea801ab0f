using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Writes <c>cpu/topology</c>.</summary>
internal static class TopologyEditor
{
    /// <summary>Makes the topology the target; null removes it.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, CpuTopology? target)
    {
        if (NumaReader.Topology(domain) == target)
        {
            return false;
        }

        if (target is null)
        {
            Placement.Remove(domain.Element("cpu")!.Element("topology")!);
            return true;
        }

        var element = Placement.Child(Placement.Child(domain, "cpu"), "topology");
        element.SetAttributeValue("sockets", NumaReader.Text(target.Sockets));
        element.SetAttributeValue("dies", DiesWithoutClusters(element, target));
        element.SetAttributeValue("cores", NumaReader.Text(target.Cores));
        element.SetAttributeValue("threads", NumaReader.Text(target.Threads));
        return true;
    }

    /// <summary>The reader multiplied the clusters into the dies. They stay where that divides, else they go.</summary>
    private static string? DiesWithoutClusters(XElement element, CpuTopology target)
    {
        var clusters = int.TryParse(element.Text("clusters"), out var number) ? Math.Max(1, number) : 1;
        if (target.Dies % clusters == 0)
        {
            return Written(target.Dies / clusters);
        }

        element.SetAttributeValue("clusters", "1");
        return Written(target.Dies);

        // libvirt before 6.1 does not know dies.
        string? Written(int dies) => dies == 1 && element.Attribute("dies") is null ? null : NumaReader.Text(dies);
    }
}
