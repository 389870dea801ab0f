using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Writes the NUMA cells and their distances. A cell that stays keeps its other attributes.</summary>
internal static class NumaEditor
{
    /// <summary>Makes the cells those of the target; none removes them.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, IReadOnlyList<NumaCell> target, BootRounding rounding)
    {
        var elements = NumaReader.Cells(domain);
        var present = NumaReader.Read(domain, rounding);
        if (present.SequenceEqual(target))
        {
            return false;
        }

        if (target.Count == 0)
        {
            Placement.Remove(domain.Element("cpu")!.Element("numa")!);
            return true;
        }

        var numa = Placement.Child(Placement.Child(domain, "cpu"), "numa");
        foreach (var gone in elements.Skip(target.Count))
        {
            Placement.Remove(gone);
        }

        for (var id = 0; id < target.Count; id++)
        {
            var cell = id < elements.Count ? elements[id] : new XElement("cell", new XAttribute("id", NumaReader.Text(id)));
            Update(cell, id < elements.Count ? present[id] : new NumaCell(CpuSet.Empty, ByteSize.Zero), target[id]);
            if (id >= elements.Count)
            {
                Placement.Last(numa, cell);
            }
        }

        return true;
    }

    private static void Update(XElement cell, NumaCell before, NumaCell target)
    {
        if (!before.Cpus.Equals(target.Cpus))
        {
            cell.SetAttributeValue("cpus", target.Cpus.Count == 0 ? null : target.Cpus.ToString());
        }

        if (before.Memory != target.Memory)
        {
            cell.SetAttributeValue("memory", SizeText.KiB(target.Memory));
            cell.SetAttributeValue("unit", "KiB");
        }

        if (!before.Distances.Equals(target.Distances))
        {
            WriteDistances(cell, target.Distances);
        }
    }

    /// <summary>All or none: libvirt refuses a distance to a cell that is not there.</summary>
    private static void WriteDistances(XElement cell, EquatableList<int> distances)
    {
        if (cell.Element("distances") is { } old)
        {
            Placement.Remove(old);
        }

        if (distances.Count > 0)
        {
            var written = new XElement("distances", distances.Select((value, id) =>
                new XElement("sibling", new XAttribute("id", NumaReader.Text(id)), new XAttribute("value", NumaReader.Text(value)))));
            if (cell.Elements().FirstOrDefault() is { } first)
            {
                Placement.Before(first, written);
            }
            else
            {
                cell.Add(written);
            }
        }
    }
}
