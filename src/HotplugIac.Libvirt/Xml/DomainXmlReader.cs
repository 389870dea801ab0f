using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>A domain XML, read.</summary>
/// <param name="Id">The UUID in lower case; empty in a definition that has none.</param>
/// <param name="IsActive">Whether it is the XML of a machine that runs: only that one has a number.</param>
/// <param name="IsStopMarked">Whether an apply has marked that it stops the machine and starts it again.</param>
internal sealed record DomainReading(string Name, string Id, Sizing Sizing, DomainTraits Traits, bool IsActive, bool IsStopMarked);

/// <summary>Domain XML → model. Pure: no connection is needed.</summary>
internal static class DomainXmlReader
{
    /// <summary>Reads the XML of a running machine: sizes as QEMU has them.</summary>
    /// <exception cref="DomainXmlException">It is no domain XML.</exception>
    public static DomainReading ReadRunning(string xml) => Read(xml, static _ => true);

    /// <summary>Reads an inactive XML or a user's definition: sizes as the next boot rounds them, and nothing that only a guest reports.</summary>
    /// <exception cref="DomainXmlException">It is no domain XML.</exception>
    public static DomainReading ReadConfigured(string xml) => Read(xml, static _ => false);

    /// <summary>Reads what libvirt tells when it is not asked for one of the two: the live XML of a machine that runs, else the inactive one.</summary>
    /// <exception cref="DomainXmlException">It is no domain XML.</exception>
    public static DomainReading ReadCurrent(string xml) => Read(xml, IsActive);

    /// <exception cref="DomainXmlException">It is no domain XML.</exception>
    public static DomainReading Read(XElement domain, bool running)
    {
        try
        {
            return ReadParts(domain, running);
        }
        catch (OverflowException)
        {
            // Each size is in range; thousands of them need not be together.
            throw DomainXmlException.At(domain, $"The memory of the machine adds up to more than any machine can have ({MachineFacts.MemoryLimit}).");
        }
    }

    private static DomainReading Read(string xml, Func<XElement, bool> running)
    {
        if (DomainDocument.TryParseValues(xml) is { } values)
        {
            try
            {
                return Read(values, running(values));
            }
            catch (DomainXmlException)
            {
                // What is wrong is told below, with its place.
            }
        }

        var domain = DomainDocument.Parse(xml);
        return Read(domain, running(domain));
    }

    private static bool IsActive(XElement domain) => domain.Attribute("id") is not null;

    private static DomainReading ReadParts(XElement domain, bool running)
    {
        var traits = DomainTraits.Read(domain);
        var rounding = running ? BootRounding.None : BootRounding.For(traits);
        var devices = MemoryDeviceReader.Read(domain, rounding).Select(d => d.Device);
        var sizing = ReadSizing(domain, rounding, running ? devices : devices.Select(d => d with { Current = ByteSize.Zero }));
        return new DomainReading(domain.Element("name")?.Text() ?? string.Empty, Uuid(domain), sizing, traits, IsActive(domain), StopMark.IsSet(domain));
    }

    private static Sizing ReadSizing(XElement domain, BootRounding rounding, IEnumerable<MemoryDevice> devices)
    {
        var vcpus = VcpuLayout.Read(domain);
        var cells = NumaReader.Read(domain, rounding);
        var maximum = domain.Element("maxMemory");
        return new Sizing(
            vcpus.Online.Count,
            vcpus.Maximum,
            cells.Count > 0 ? ByteSize.Sum(cells.Select(c => c.Memory)) : PlainBase(domain).RoundUp(rounding.Base),
            maximum is null ? ByteSize.Zero : XmlValues.Size(maximum).RoundUp(rounding.Base),
            maximum?.Text("slots") is { } slots ? XmlValues.Number(maximum, slots, "slots") : 0)
        {
            MinVcpus = Math.Max(1, vcpus.Floor),
            Topology = NumaReader.Topology(domain),
            NumaCells = cells,
            Devices = devices.ToEquatableList(),
            NumaTune = NumaTuneReader.Read(domain),
        };
    }

    /// <summary>Without cells, <c>memory</c> is the total with every device at full size (RULEBOOK A2, "Model").</summary>
    private static ByteSize PlainBase(XElement domain)
    {
        if (domain.Element("memory") is not { } memory)
        {
            return ByteSize.Zero;
        }

        var devices = ByteSize.Sum(MemoryDeviceReader.Read(domain, BootRounding.None).Select(d => d.Device.Size));
        var total = XmlValues.Size(memory);
        return total >= devices
            ? total - devices
            : throw DomainXmlException.At(memory, $"memory is {total}, less than its memory devices together ({devices}): it must count them all.");
    }

    private static string Uuid(XElement domain)
    {
        var element = domain.Element("uuid");
        var text = element?.Text() ?? string.Empty;
        return text.Length == 0 ? string.Empty
            : Guid.TryParse(text, out var id) ? id.ToString("D")
            : throw DomainXmlException.At(element!, $"uuid is \"{text}\", which is no UUID.");
    }
}
