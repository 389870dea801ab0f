using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Editing;

/// <summary>
/// The element of a new memory device, for the configuration and for an attach. It carries its user alias: without, live and
/// configured device cannot be addressed together later (RULEBOOK D2), and a detach takes the first that looks alike (D3).
/// </summary>
internal static class MemoryDeviceXml
{
    /// <summary>Makes the element.</summary>
    /// <exception cref="ArgumentException">The model is one that this product does not create.</exception>
    public static XElement Create(MemoryDevice device)
    {
        var target = new XElement("target", SizeText.Element("size", device.Size));
        if (device.Node is { } node)
        {
            target.Add(new XElement("node", NumaReader.Text(node)));
        }

        var model = device.Model switch
        {
            MemoryModel.Dimm => "dimm",
            MemoryModel.VirtioMem => "virtio-mem",
            _ => throw new ArgumentException($"A memory device of the model {device.Model} cannot be made.", nameof(device)),
        };
        if (device.Model == MemoryModel.VirtioMem)
        {
            target.Add(SizeText.Element("block", device.Block), SizeText.Element("requested", device.Requested));
        }

        var element = new XElement("memory", new XAttribute("model", model), target);

        // A derived name (MemoryDeviceReader) stands for having no alias.
        if (device.IsNamed)
        {
            element.Add(new XElement("alias", new XAttribute("name", device.Alias)));
        }

        return element;
    }
}
