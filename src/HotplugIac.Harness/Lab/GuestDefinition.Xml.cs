using System.Globalization;
using System.Xml.Linq;

namespace HotplugIac.Harness;

public sealed partial record GuestDefinition
{
    private static readonly XNamespace Qemu = "http://libvirt.org/schemas/domain/qemu/1.0";

    /// <summary>The libvirt domain XML.</summary>
    public string ToXml(LibvirtLab lab)
    {
        var maximum = MaxVcpus ?? Vcpus;
        var cells = NumaCells.Count == 0 && MaxMemory is not null
            ? [new GuestCell($"0-{Text(maximum - 1)}", Memory)]
            : NumaCells;
        return new XElement("domain",
            new XAttribute("type", lab.DomainType),
            QemuArguments.Count > 0 ? new XAttribute(XNamespace.Xmlns + "qemu", Qemu) : null,
            new XElement("name", Name),
            Uuid is { } uuid ? new XElement("uuid", uuid.ToString("D")) : null,
            MaxMemory is { } ceiling
                ? new XElement("maxMemory", new XAttribute("slots", Text(MemorySlots)), Mebibytes, Text(ceiling))
                : null,
            new XElement("memory", Mebibytes, Text(cells.Count > 0 ? cells.Sum(cell => cell.Memory) : Memory)),
            new XElement("vcpu", new XAttribute("placement", "static"), new XAttribute("current", Text(Vcpus)), Text(maximum)),
            FixedVcpus is { } pinned ? VcpuList(pinned, maximum) : null,
            new XElement("os",
                new XElement("type", new XAttribute("arch", "x86_64"), new XAttribute("machine", "q35"), "hvm"),
                new XElement("kernel", lab.Kernel),
                new XElement("initrd", lab.Initrd),
                new XElement("cmdline", $"{KernelArguments} {ExtraKernelArguments}".TrimEnd())),
            new XElement("features", new XElement("acpi")),
            Cpu(lab, cells),
            ExtraElements.Select(XElement.Parse),
            new XElement("devices", Devices(), ExtraDevices.Select(XElement.Parse)),
            QemuArguments.Count > 0
                ? new XElement(Qemu + "commandline",
                    QemuArguments.Select(argument => new XElement(Qemu + "arg", new XAttribute("value", argument))))
                : null).ToString();
    }

    private static XAttribute Mebibytes => new("unit", "MiB");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private XElement VcpuList(int pinned, int maximum) => new("vcpus",
        Enumerable.Range(0, maximum).Select(id => new XElement("vcpu",
            new XAttribute("id", Text(id)),
            new XAttribute("enabled", id < Vcpus ? "yes" : "no"),
            new XAttribute("hotpluggable", id < pinned ? "no" : "yes"))));

    private static XElement? Cpu(LibvirtLab lab, IReadOnlyList<GuestCell> cells)
    {
        var numa = cells.Count == 0 ? null : new XElement("numa", cells.Select((cell, id) => new XElement("cell",
            new XAttribute("id", Text(id)),
            new XAttribute("cpus", cell.Cpus),
            new XAttribute("memory", Text(cell.Memory)),
            Mebibytes)));
        return numa is null && !lab.HasKvm
            ? null
            : new XElement("cpu", lab.HasKvm ? new XAttribute("mode", "host-passthrough") : null, numa);
    }

    private IEnumerable<XElement> Devices()
    {
        yield return Controller("pci", "pcie-root");
        for (var port = 0; port < RootPorts; port++)
        {
            yield return Controller("pci", "pcie-root-port");
        }

        if (RootPorts > 0)
        {
            // libvirt gives the channel and the balloon a port each as well: these two are beside the spare ones.
            yield return Controller("pci", "pcie-root-port");
            yield return Controller("pci", "pcie-root-port");
        }

        yield return Controller("usb", "none");
        if (SerialLog is not null)
        {
            yield return new XElement("serial", new XAttribute("type", "file"), new XElement("source", new XAttribute("path", SerialLog)));
        }

        if (Agent)
        {
            yield return new XElement("channel", new XAttribute("type", "unix"), new XElement("target",
                new XAttribute("type", "virtio"), new XAttribute("name", "org.qemu.guest_agent.0")));
        }

        yield return new XElement("memballoon", new XAttribute("model", "virtio"));
        foreach (var (path, index) in Disks.Select((path, index) => (path, index)))
        {
            yield return new XElement("disk", new XAttribute("type", "file"), new XAttribute("device", "disk"),
                new XElement("driver", new XAttribute("name", "qemu"), new XAttribute("type", "raw")),
                new XElement("source", new XAttribute("file", path)),
                new XElement("target", new XAttribute("dev", $"vd{(char)('a' + index)}"), new XAttribute("bus", "virtio")));
        }

        if (VncPassword is not null)
        {
            yield return new XElement("graphics", new XAttribute("type", "vnc"), new XAttribute("port", "-1"),
                new XAttribute("autoport", "yes"), new XAttribute("listen", "127.0.0.1"), new XAttribute("passwd", VncPassword));
            yield return new XElement("video", new XElement("model", new XAttribute("type", "none")));
        }
    }

    private static XElement Controller(string type, string model) =>
        new("controller", new XAttribute("type", type), new XAttribute("model", model));
}
