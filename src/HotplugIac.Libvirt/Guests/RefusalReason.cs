using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Guests;

/// <summary>
/// Why a Linux guest does not give something back, as far as it can be seen from inside; the hypervisor is told nothing but no
/// (RULEBOOK C4, E "to make a guest refuse"). An empty text when it cannot be known: no agent, or one that may not read files.
/// </summary>
internal static class RefusalReason
{
    // One block in a zone that is not movable is enough; a large DIMM has hundreds.
    private const int LargestLook = 64;

    public static string OfVcpus(LibvirtDomain domain) => SwitchedOff(new GuestAgent(domain), "processor");

    /// <param name="device">The device in the live XML, with its address.</param>
    public static string OfMemory(LibvirtDomain domain, XElement device)
    {
        var agent = new GuestAgent(domain);
        var switchedOff = SwitchedOff(agent, "memory");
        return switchedOff.Length > 0 || agent.IsSilent ? switchedOff : Unmovable(agent, device);
    }

    private static string SwitchedOff(GuestAgent agent, string kind)
    {
        var path = $"/sys/firmware/acpi/hotplug/{kind}/enabled";
        return GuestFiles.Read(agent, path) == "0" ? $" In the guest, hot-unplug is switched off: {path} is 0." : string.Empty;
    }

    /// <summary>The zone of online memory stands in <c>valid_zones</c>; only what is in zone Movable can be emptied for certain.</summary>
    private static string Unmovable(GuestAgent agent, XElement device)
    {
        foreach (var block in BlocksOf(agent, device))
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/sys/devices/system/memory/memory{block}/valid_zones");
            if (GuestFiles.Read(agent, path) is not { Length: > 0 } zones)
            {
                return string.Empty;
            }

            if (zones.Split(' ')[0] is var zone and ("Normal" or "DMA32" or "DMA"))
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $" In the guest, its memory block {block} is online in the zone {zone}, which the kernel uses for itself; only memory onlined as online_movable can go again.");
            }
        }

        return string.Empty;
    }

    private static IEnumerable<long> BlocksOf(GuestAgent agent, XElement device)
    {
        var text = device.Element("address")?.Text("base");
        var size = device.Element("target")?.Element("size");
        if (text is null || size is null || !text.StartsWith("0x", StringComparison.Ordinal)
            || !long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start)
            || agent.Ask("guest-get-memory-block-info") is not { } info
            || GuestReader.BlockSize(info) is not { IsZero: false, Bytes: var block })
        {
            return [];
        }

        var first = start / block;
        return Enumerable.Range(0, (int)Math.Min(LargestLook, XmlValues.Size(size).Bytes / block)).Select(i => first + i);
    }
}
