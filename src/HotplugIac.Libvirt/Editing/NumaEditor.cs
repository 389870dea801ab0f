using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Writes the NUMA cells. A cell that stays keeps its other attributes and its distances.</summary>
internal static class NumaEditor
{
    /// <summary>Makes the cells those of the target; none removes them.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, IReadOnlyList<NumaCell> target, BootRounding rounding)
    {
        var cells = NumaReader.Cells(domain);
        if (cells.Select(c => NumaReader.Cell(c, rounding)).SequenceEqual(target))
        {
            return false;
        }

        if (target.Count == 0)
        {
            Placement.Remove(domain.Element("cpu")!.Element("numa")!);
            return true;
        }

        var numa = Placement.Child(Placement.Child(domain, "cpu"), "numa");
        foreach (var gone in cells.Skip(target.Count))
        {
            Placement.Remove(gone);
        }

        for (var id = 0; id < target.Count; id++)
        {
            if (id < cells.Count)
            {
                Update(cells[id], target[id], rounding);
                ForgetDistances(cells[id], target.Count);
            }
            else
            {
                var cell = new XElement("cell", new XAttribute("id", NumaReader.Text(id)));
                Update(cell, target[id], rounding);
                Placement.Last(numa, cell);
            }
        }

        return true;
    }

    private static void Update(XElement cell, NumaCell target, BootRounding rounding)
    {
        var current = NumaReader.Cell(cell, rounding);
        if (!current.Cpus.Equals(target.Cpus))
        {
            cell.SetAttributeValue("cpus", target.Cpus.Count == 0 ? null : target.Cpus.ToString());
        }

        if (current.Memory != target.Memory)
        {
            cell.SetAttributeValue("memory", SizeText.KiB(target.Memory));
            cell.SetAttributeValue("unit", "KiB");
        }
    }

    /// <summary>libvirt refuses a distance to a cell that is not there.</summary>
    private static void ForgetDistances(XElement cell, int count)
    {
        var distances = cell.Element("distances");
        foreach (var gone in distances?.Elements("sibling").Where(s => int.TryParse(s.Text("id"), out var id) && id >= count).ToList() ?? [])
        {
            Placement.Remove(gone);
        }
    }
}
