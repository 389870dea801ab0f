using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>
/// Writes <c>vcpu</c> and <c>vcpus</c>. A vCPU that is merely counted by <c>current</c> is not hotpluggable after the next
/// boot and can never be removed live (RULEBOOK D4); so what is beyond the floor is listed in <c>vcpus</c> as hotpluggable.
/// </summary>
internal static class VcpuEditor
{
    /// <summary>Makes the vCPUs those of the target.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, Sizing target)
    {
        var layout = VcpuLayout.Read(domain);

        // A floor above the count is that of more vCPUs, before a reduction: those that stay are all fixed.
        var floor = Math.Clamp(target.MinVcpus, 1, target.Vcpus);
        if (layout.Maximum == target.MaxVcpus && layout.Online.Count == target.Vcpus && Math.Max(1, layout.Floor) == floor)
        {
            return false;
        }

        WriteCounts(domain, target);
        if (floor < target.Vcpus || VcpuLayout.Entries(domain).Any())
        {
            WriteEntries(domain, target.MaxVcpus, Online(layout, target, floor), floor);
        }

        return true;
    }

    private static void WriteCounts(XElement domain, Sizing target)
    {
        var element = Placement.Child(domain, "vcpu");
        element.Value = NumaReader.Text(target.MaxVcpus);
        element.SetAttributeValue("current", target.Vcpus < target.MaxVcpus ? NumaReader.Text(target.Vcpus) : null);
    }

    /// <summary>Fixed vCPUs are contiguous from 0; beyond them those that are there stay, then the lowest free ids follow, as in a hotplug.</summary>
    private static HashSet<int> Online(VcpuLayout layout, Sizing target, int floor) =>
        [.. Enumerable.Range(0, floor)
            .Concat(layout.Online.Where(id => id < target.MaxVcpus))
            .Concat(Enumerable.Range(0, target.MaxVcpus))
            .Distinct()
            .Take(target.Vcpus)];

    private static void WriteEntries(XElement domain, int maximum, HashSet<int> online, int floor)
    {
        var list = domain.Element("vcpus");
        if (list is null)
        {
            list = new XElement("vcpus");
            Placement.After(domain.Element("vcpu")!, list);
        }

        var entries = list.Elements("vcpu").ToDictionary(VcpuLayout.Id);
        foreach (var entry in entries.Where(e => e.Key >= maximum))
        {
            Placement.Remove(entry.Value);
        }

        for (var id = 0; id < maximum; id++)
        {
            if (!entries.TryGetValue(id, out var entry))
            {
                entry = new XElement("vcpu", new XAttribute("id", NumaReader.Text(id)));
                Placement.Last(list, entry);
            }

            entry.SetAttributeValue("enabled", online.Contains(id) ? "yes" : "no");
            entry.SetAttributeValue("hotpluggable", id < floor ? "no" : "yes");
        }

        WriteOrder(list);
    }

    /// <summary>libvirt wants "order" on all vCPUs that are on or on none, and takes no number above the maximum.</summary>
    private static void WriteOrder(XElement list)
    {
        var entries = list.Elements("vcpu").ToList();
        var ordered = entries.Exists(e => e.Attribute("order") is not null);
        var enabled = entries.Where(e => e.Text("enabled") == "yes")
            .OrderBy(e => e.Text("order") is { } order ? XmlValues.Number(e, order, "order") : int.MaxValue)
            .ThenBy(VcpuLayout.Id)
            .ToList();
        foreach (var entry in entries)
        {
            var place = enabled.IndexOf(entry) + 1;
            entry.SetAttributeValue("order", ordered && place > 0 ? NumaReader.Text(place) : null);
        }
    }
}
