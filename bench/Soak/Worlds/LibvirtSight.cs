using System.Globalization;
using System.Xml.Linq;

namespace HotplugIac.Soak.Worlds;

/// <summary>What <c>virsh dumpxml</c> prints → what one sees of a machine.</summary>
internal static class LibvirtSight
{
    /// <param name="live">Null when it is off.</param>
    public static Observed Of(XElement? live, XElement inactive, string state) => new(
        state, live?.Attribute("id") is { } id ? long.Parse(id.Value, CultureInfo.InvariantCulture) : 0,
        live is null ? null : Sizes(live), Sizes(inactive), inactive.ToString())
    {
        IsMarked = inactive.ToString().Contains("hotplug:stopped", StringComparison.Ordinal),
    };

    /// <summary><c>memory</c> counts each device with its whole size, and cells are all that is no device.</summary>
    private static Sizes Sizes(XElement domain)
    {
        var vcpu = domain.Element("vcpu")!;
        var maximum = long.Parse(vcpu.Value, CultureInfo.InvariantCulture);
        var targets = domain.Element("devices")!.Elements("memory").Select(m => m.Element("target")!).ToList();
        var plain = Bytes(domain.Element("memory")!) - targets.Sum(t => Bytes(t.Element("size")!));
        var memory = plain + targets.Sum(t => Bytes(t.Element("requested") ?? t.Element("size")!));
        return new Sizes(
            vcpu.Attribute("current") is { } current ? long.Parse(current.Value, CultureInfo.InvariantCulture) : maximum, maximum, memory, plain,
            domain.Element("maxMemory") is { } ceiling ? Bytes(ceiling) : memory,
            domain.Element("maxMemory")?.Attribute("slots") is { } slots ? long.Parse(slots.Value, CultureInfo.InvariantCulture) : 0);
    }

    private static long Bytes(XElement size) => long.Parse(size.Value, CultureInfo.InvariantCulture) << (size.Attribute("unit")?.Value switch
    {
        "bytes" or "b" => 0,
        "MiB" => 20,
        "GiB" => 30,
        _ => 10,
    });
}
