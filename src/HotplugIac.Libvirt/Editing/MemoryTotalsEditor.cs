using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>Writes <c>maxMemory</c>, <c>memory</c> and <c>currentMemory</c>.</summary>
internal static class MemoryTotalsEditor
{
    /// <summary>Makes the totals follow from the target.</summary>
    /// <param name="before">What the document said before any edit.</param>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, Sizing before, Sizing target)
    {
        var changed = Maximum(domain, before, target);
        if (before.TotalMemory != target.TotalMemory)
        {
            SizeText.Set(Named(domain, "memory"), target.TotalMemory);
            changed = true;
        }

        return Current(domain, before, target) || changed;
    }

    private static bool Maximum(XElement domain, Sizing before, Sizing target)
    {
        if (before.MaxMemory == target.MaxMemory && before.MemorySlots == target.MemorySlots)
        {
            return false;
        }

        if (target.MaxMemory.IsZero)
        {
            if (domain.Element("maxMemory") is { } gone)
            {
                Placement.Remove(gone);
            }

            return true;
        }

        var element = Named(domain, "maxMemory");
        if (before.MaxMemory != target.MaxMemory)
        {
            SizeText.Set(element, target.MaxMemory);
        }

        element.SetAttributeValue("slots", target.MemorySlots == 0 ? null : NumaReader.Text(target.MemorySlots));
        FreeSlotsAbove(domain, target.MemorySlots);
        return true;
    }

    /// <summary>
    /// libvirt gives a DIMM a slot number when it is defined (RULEBOOK D7) and refuses fewer slots than the highest one, however
    /// many are free below it. Without the address it gives it a number anew.
    /// </summary>
    private static void FreeSlotsAbove(XElement domain, int slots)
    {
        foreach (var address in (domain.Element("devices")?.Elements("memory") ?? []).Select(m => m.Element("address")).OfType<XElement>().ToList())
        {
            if (int.TryParse(address.Attribute("slot")?.Value, System.Globalization.CultureInfo.InvariantCulture, out var slot)
                && address.Attribute("type")?.Value == "dimm" && slot >= slots)
            {
                Placement.Remove(address);
            }
        }
    }

    /// <summary>
    /// The balloon follows capacity. Where it was set below capacity on purpose it grows by what capacity grows, and is cut when
    /// capacity falls below it. libvirt's own default counts virtio-mem at full size, which QEMU cuts to the RAM there is; so
    /// anything from capacity up means "no balloon" (RULEBOOK A2 "Model", "balloon"). Without the element libvirt takes the total.
    /// </summary>
    private static bool Current(XElement domain, Sizing before, Sizing target)
    {
        if (before.Memory == target.Memory || domain.Element("currentMemory") is not { } element)
        {
            return false;
        }

        var balloon = XmlValues.Size(element);
        var growth = ByteSize.Max(target.Memory - before.Memory, ByteSize.Zero);
        var wanted = balloon >= before.Memory || balloon.IsZero ? target.Memory : ByteSize.Min(balloon + growth, target.Memory);
        if (wanted == balloon)
        {
            return false;
        }

        SizeText.Set(element, wanted);
        return true;
    }

    /// <summary>A top-level element, made beside the other memory elements or the name.</summary>
    private static XElement Named(XElement domain, string name)
    {
        if (domain.Element(name) is { } element)
        {
            return element;
        }

        element = new XElement(name);
        var neighbour = domain.Element("maxMemory") ?? domain.Element("metadata") ?? domain.Element("uuid") ?? domain.Element("name");
        if (neighbour is null)
        {
            domain.AddFirst(element);
        }
        else
        {
            Placement.After(neighbour, element);
        }

        return element;
    }
}
