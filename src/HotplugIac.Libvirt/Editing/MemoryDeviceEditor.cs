using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>
/// Adds, removes and changes memory devices by alias. One that stays keeps its address, source and everything else; but once a
/// size changes, addresses in guest memory that somebody pinned (<c>base</c>) would overlap or leave holes, so they go.
/// </summary>
internal static class MemoryDeviceEditor
{
    /// <summary>Makes the devices those of the target.</summary>
    /// <returns>Whether anything had to change.</returns>
    public static bool Apply(XElement domain, IReadOnlyList<MemoryDevice> target, BootRounding rounding)
    {
        var present = MemoryDeviceReader.Read(domain, rounding);
        var changed = false;
        var resized = false;
        XElement? previous = null;
        foreach (var wanted in target)
        {
            if (present.FirstOrDefault(p => IsSame(p.Device, wanted)) is { } old)
            {
                changed |= Update(old, wanted);
                resized |= old.Device.Size != wanted.Size;
                previous = old.Element;
            }
            else
            {
                previous = Add(domain, previous, MemoryDeviceXml.Create(wanted));
                changed = true;
            }
        }

        foreach (var gone in present.Where(p => !target.Any(d => IsSame(p.Device, d))))
        {
            Placement.Remove(gone.Element);
            changed = true;
        }

        if (resized)
        {
            foreach (var address in present.Select(p => p.Element.Element("address")))
            {
                address?.SetAttributeValue("base", null);
            }
        }

        return changed;
    }

    /// <summary>A model cannot change in place: the same name with another one is another device.</summary>
    private static bool IsSame(MemoryDevice one, MemoryDevice other) => one.Alias == other.Alias && one.Model == other.Model;

    private static bool Update(MemoryDeviceElement old, MemoryDevice wanted)
    {
        var changed = false;
        Set("size", old.Device.Size, wanted.Size);
        if (wanted.Model == MemoryModel.VirtioMem)
        {
            Set("block", old.Device.Block, wanted.Block);
            Set("requested", old.Device.Requested, wanted.Requested);
        }

        if (old.Device.Node != wanted.Node)
        {
            SetNode(Target(), wanted.Node);
            changed = true;
        }

        return changed;

        XElement Target() => Placement.Child(old.Element, "target");

        void Set(string name, ByteSize before, ByteSize after)
        {
            if (before != after)
            {
                SizeText.Set(Placement.Child(Target(), name), after);
                changed = true;
            }
        }
    }

    private static void SetNode(XElement target, int? node)
    {
        if (node is { } number)
        {
            Placement.Child(target, "node").Value = NumaReader.Text(number);
        }
        else
        {
            Placement.Remove(target.Element("node")!);
        }
    }

    /// <summary>In the order of the target, which libvirt keeps.</summary>
    private static XElement Add(XElement domain, XElement? previous, XElement device)
    {
        var devices = Placement.Child(domain, "devices");
        if (previous is not null)
        {
            Placement.After(previous, device);
        }
        else if (devices.Element("memory") is { } first)
        {
            Placement.Before(first, device);
        }
        else
        {
            Placement.Last(devices, device);
        }

        return device;
    }
}
