using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Facts;

/// <summary>The host's NUMA nodes of a capabilities XML, <c>host/topology/cells</c>, without what is free on them. Pure.</summary>
internal static class HostCells
{
    /// <summary>By number. A cell without a number, or with one that no host has, is left out: whoever asks about a range of them asks about all between.</summary>
    public static IReadOnlyList<HostNode> Read(XElement capabilities) =>
    [
        .. (capabilities.Element("host")?.Element("topology")?.Element("cells")?.Elements("cell") ?? [])
            .Select(Cell).OfType<HostNode>().OrderBy(n => n.Id),
    ];

    private static HostNode? Cell(XElement cell) => Whole(cell.Text("id")) is not { } id || id > CpuSet.LargestId ? null
        : new HostNode((int)id, CpuSet.Of(Cpus(cell)), cell.Element("memory") is { } memory ? XmlValues.Size(memory) : ByteSize.Zero, null)
        {
            HugePages = [.. HugePages(cell)],
        };

    private static IEnumerable<int> Cpus(XElement cell) =>
        (cell.Element("cpus")?.Elements("cpu") ?? []).Select(c => Whole(c.Text("id"))).OfType<long>().Where(id => id < MachineFacts.VcpuCeiling).Select(id => (int)id);

    /// <summary>The smallest size is the ordinary page; the kernel sets up the others.</summary>
    private static IEnumerable<HostPages> HugePages(XElement cell) =>
        cell.Elements("pages")
            .Select(p => (Size: Whole(p.Text("size")), Unit: MemoryUnit.Bytes(p.Text("unit")), Total: Whole(p.Text())))
            .Where(p => p is { Size: not null, Unit: not null, Total: not null } && (UInt128)p.Size.Value * p.Unit.Value <= (ulong)MachineFacts.MemoryLimit.Bytes)
            .Select(p => new HostPages(new ByteSize(p.Size!.Value * (long)p.Unit!.Value), p.Total!.Value, null))
            .OrderBy(p => p.Size).Skip(1);

    private static long? Whole(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
