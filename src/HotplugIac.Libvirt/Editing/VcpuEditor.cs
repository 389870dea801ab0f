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
            WriteEntries(domain, target, floor);
        }

        return true;
    }

    private static void WriteCounts(XElement domain, Sizing target)
    {
        var element = Placement.Child(domain, "vcpu");
        element.Value = NumaReader.Text(target.MaxVcpus);
        element.SetAttributeValue("current", target.Vcpus < target.MaxVcpus ? NumaReader.Text(target.Vcpus) : null);
    }

    /// <summary>
    /// The vCPUs that are on are contiguous from 0, also where a hand-written list had a gap: a guest that was booted with one (id 2
    /// off, id 3 on) hung (RULEBOOK E). That list is for the next boot, so no vCPU that runs changes its id.
    /// </summary>
    private static void WriteEntries(XElement domain, Sizing target, int floor)
    {
        var maximum = target.MaxVcpus;
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

            entry.SetAttributeValue("enabled", id < target.Vcpus ? "yes" : "no");
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
