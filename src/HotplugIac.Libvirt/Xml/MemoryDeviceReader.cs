using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A memory device beside the element that it was read from.</summary>
internal sealed record MemoryDeviceElement(XElement Element, MemoryDevice Device);

/// <summary>
/// Reads memory devices. A device is told by its user alias (<c>ua-…</c>), which live and inactive XML share (RULEBOOK D2).
/// One without has in the live XML a name that libvirt made (<c>dimm0</c>, reused after an unplug) and in the inactive XML
/// none. It gets a derived name that is the same in both: model, size, node and its number among its likes, such as
/// <c>dimm-1GiB-node0#1</c>. No such name can be an alias: libvirt forbids <c>#</c> in them.
/// </summary>
internal static class MemoryDeviceReader
{
    public static IReadOnlyList<MemoryDeviceElement> Read(XElement domain, BootRounding rounding)
    {
        var likes = new Dictionary<string, int>(StringComparer.Ordinal);
        var devices = new List<MemoryDeviceElement>();
        foreach (var element in domain.Element("devices")?.Elements("memory") ?? [])
        {
            var device = ReadOne(element, rounding);
            if (device.Alias.Length == 0)
            {
                var name = DerivedName(element, device);
                var number = likes[name] = likes.GetValueOrDefault(name) + 1;
                device = device with { Alias = string.Create(CultureInfo.InvariantCulture, $"{name}#{number}") };
            }

            devices.Add(new MemoryDeviceElement(element, device));
        }

        return devices;
    }

    private static MemoryDevice ReadOne(XElement element, BootRounding rounding)
    {
        var target = element.Element("target");
        var model = Model(element.Text("model"));
        var alias = element.Element("alias")?.Text("name") ?? string.Empty;
        var node = target?.Element("node") is { } cell ? XmlValues.Number(cell, cell.Text(), "node") : (int?)null;
        var named = new MemoryDevice(model, alias, Part("size").RoundUp(rounding.Device), node) { Slot = Slot(element.Text("model")) };
        var device = named.IsNamed ? named : named with { Alias = string.Empty };
        return model != MemoryModel.VirtioMem ? device : device with
        {
            Requested = Part("requested"),
            Current = Part("current"),
            Block = Part("block"),
        };

        ByteSize Part(string name) => target?.Element(name) is { } part ? XmlValues.Size(part) : ByteSize.Zero;
    }

    private static string DerivedName(XElement element, MemoryDevice device) =>
        $"{element.Text("model") ?? "memory"}-{device.Size}" + (device.Node is { } node ? $"-node{NumaReader.Text(node)}" : string.Empty);

    private static SlotNeed Slot(string? model) => model switch
    {
        "virtio-pmem" => SlotNeed.Virtio,
        "sgx-epc" => SlotNeed.None,
        _ => SlotNeed.OfModel,
    };

    private static MemoryModel Model(string? model) => model switch
    {
        "dimm" => MemoryModel.Dimm,
        "virtio-mem" => MemoryModel.VirtioMem,
        _ => MemoryModel.Other,
    };
}
