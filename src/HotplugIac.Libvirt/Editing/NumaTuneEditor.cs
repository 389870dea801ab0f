using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Writes <c>numatune</c>.</summary>
internal static class NumaTuneEditor
{
    /// <summary>Makes the placement the target; null removes the nodes that are named and leaves what libvirt chooses by itself.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, NumaTune? target)
    {
        if (NumaTuneReader.Read(domain) == target)
        {
            return false;
        }

        if (target is null)
        {
            Placement.Remove(domain.Element("numatune")!);
            return true;
        }

        var tune = Find(domain);
        WriteMemory(tune, target);
        WriteCells(tune, target.Cells);
        return true;
    }

    private static void WriteMemory(XElement tune, NumaTune target)
    {
        if (target.Nodeset.Count == 0)
        {
            if (tune.Element("memory") is { } gone)
            {
                Placement.Remove(gone);
            }

            return;
        }

        if (tune.Element("memory") is not { } memory)
        {
            memory = new XElement("memory");
            if (tune.Elements().FirstOrDefault() is { } first)
            {
                Placement.Before(first, memory);
            }
            else
            {
                tune.Add(memory);
            }
        }

        memory.SetAttributeValue("mode", NumaTuneReader.Text(target.Mode));

        // Nodes beside placement='auto' would be ignored.
        memory.SetAttributeValue("placement", memory.Attribute("placement") is null ? null : "static");
        memory.SetAttributeValue("nodeset", target.Nodeset.ToString());
    }

    private static void WriteCells(XElement tune, IReadOnlyList<NumaTuneCell> target)
    {
        var present = NumaTuneReader.Cells(tune).DistinctBy(NumaTuneReader.CellId).ToDictionary(NumaTuneReader.CellId);
        foreach (var gone in present.Where(p => target.All(c => c.Cell != p.Key)))
        {
            Placement.Remove(gone.Value);
        }

        foreach (var cell in target)
        {
            if (!present.TryGetValue(cell.Cell, out var element))
            {
                element = new XElement("memnode", new XAttribute("cellid", NumaReader.Text(cell.Cell)));
                Placement.Last(tune, element);
            }

            element.SetAttributeValue("mode", NumaTuneReader.Text(cell.Mode));
            element.SetAttributeValue("nodeset", cell.Nodeset.ToString());
        }
    }

    /// <summary>Beside the vCPUs, where libvirt puts it.</summary>
    private static XElement Find(XElement domain)
    {
        if (domain.Element("numatune") is { } tune)
        {
            return tune;
        }

        tune = new XElement("numatune");
        var neighbour = domain.Element("cputune") ?? domain.Element("iothreads") ?? domain.Element("vcpus") ?? domain.Element("vcpu");
        if (neighbour is null)
        {
            Placement.Last(domain, tune);
        }
        else
        {
            Placement.After(neighbour, tune);
        }

        return tune;
    }
}
