using System.Xml.Linq;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Facts;

/// <summary>The machine that a hypervisor makes of a definition that says nothing of its kind, or only its machine type.</summary>
internal static class UsualMachine
{
    /// <param name="machineType">Null: the hypervisor's choice.</param>
    /// <exception cref="LibvirtException">There is no such machine type.</exception>
    public static DomainTraits Traits(LibvirtConnection connection, XElement capabilities, string? machineType)
    {
        try
        {
            var usual = DomainDocument.Load(connection.GetDomainCapabilities(machine: machineType));
            return Traits(usual.Element("domain")?.Text(), usual.Element("arch")?.Text(), usual.Element("machine")?.Text() ?? machineType, usual.Element("path")?.Text());
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.NoSupport)
        {
            // A driver without machine types, such as the test driver before libvirt 9.8.
            var arch = capabilities.Element("host")?.Element("cpu")?.Element("arch")?.Text();
            var guests = capabilities.Elements("guest").Select(g => g.Element("arch")).OfType<XElement>().ToList();
            var guest = guests.Find(g => g.Text("name") == arch) ?? guests.FirstOrDefault();
            return Traits(guest?.Element("domain")?.Text("type"), arch, machineType, null);
        }
    }

    /// <summary>With ACPI, which nearly every machine has; root ports and the agent's channel are single machines' own.</summary>
    private static DomainTraits Traits(string? type, string? arch, string? machine, string? emulator) =>
        new(type ?? string.Empty, arch ?? string.Empty, machine ?? string.Empty, emulator, Acpi: true, FreeRootPorts: null);
}
