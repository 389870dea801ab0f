using System.Globalization;
using System.Xml.Linq;

namespace HotplugIac.Libvirt.Xml;

/// <summary>The vCPUs of a domain XML.</summary>
/// <param name="Maximum">At least 1; libvirt's default without a <c>vcpu</c> element is 1.</param>
/// <param name="Online">Ids of the vCPUs that are there, ascending.</param>
/// <param name="Floor">How many of them can never be unplugged (RULEBOOK A1, "live floor").</param>
internal sealed record VcpuLayout(int Maximum, IReadOnlyList<int> Online, int Floor)
{
    /// <summary>libvirt's own limit (VIR_DOMAIN_CPUMASK_LEN): a longer list of ids would only cost memory.</summary>
    private const int MostVcpus = 16_384;

    public static VcpuLayout Read(XElement domain)
    {
        var element = domain.Element("vcpu");
        var maximum = element is null ? 1 : Count(element, element.Text(), "vcpu");
        var current = element?.Attribute("current") is { } attribute
            ? Count(attribute, attribute.Value.Trim(), "vcpu current")
            : maximum;
        var entries = Entries(domain).ToList();
        if (entries.Count == 0)
        {
            return new VcpuLayout(maximum, [.. Enumerable.Range(0, Math.Min(current, maximum))], Math.Min(current, maximum));
        }

        // Any entry overrides "current"; ids without an entry are off (observed on 9.0.0).
        var online = entries.Where(e => e.Text("enabled") == "yes").ToList();
        return new VcpuLayout(maximum, [.. online.Select(Id).Order()], online.Count(e => IsFixed(Id(e), e.Text("hotpluggable"))));
    }

    public static IEnumerable<XElement> Entries(XElement domain) => domain.Element("vcpus")?.Elements("vcpu") ?? [];

    public static int Id(XElement entry) =>
        XmlValues.Number(entry, entry.Text("id") ?? string.Empty, "The id in vcpus");

    /// <summary>
    /// A live XML can lack the attribute for ids that were added by a raised maximum and plugged since: every vCPU that QEMU
    /// was started with has it, so only vCPU 0 counts as fixed without it (RULEBOOK A1, "do not trust 'absent' as 'no'").
    /// </summary>
    private static bool IsFixed(int id, string? hotpluggable) => hotpluggable is null ? id == 0 : hotpluggable != "yes";

    private static int Count(XObject place, string text, string what)
    {
        var count = XmlValues.Number(place, text, what);
        return count <= 0 ? throw DomainXmlException.At(place, string.Create(CultureInfo.InvariantCulture, $"{what} is {count}; a machine has at least one vCPU."))
            : count > MostVcpus ? throw DomainXmlException.At(place, string.Create(CultureInfo.InvariantCulture, $"{what} is {count}; libvirt takes at most {MostVcpus}."))
            : count;
    }
}
