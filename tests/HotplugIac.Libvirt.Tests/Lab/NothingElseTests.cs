using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>PRODUCT.md, promise 4, on what libvirt really keeps.</summary>
public sealed class NothingElseTests : LabTest
{
    private const string Metadata =
        "<title>Web</title><metadata><app:note xmlns:app='http://example.org/app' text='two&#10;lines'><![CDATA[a < b]]><!-- keep me --></app:note></metadata>";

    private const string Devices =
        "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/tmp/hotplug-lab-none.img'/><target dev='vda' bus='virtio'/></disk>"
        + "<graphics type='vnc' port='-1' autoport='yes' passwd='s3cret'/>";

    private const string Commandline = "<qemu:commandline><qemu:env name='HP' value='x&amp;y'/></qemu:commandline></domain>";

    [Fact]
    public async Task Promise_4_only_CPU_and_memory_elements_of_the_secure_inactive_XML_change()
    {
        using var machine = Machine();
        var before = machine.Inactive;
        var target = LabMachine.Sizing with
        {
            Vcpus = 3,
            MaxVcpus = 8,
            MaxMemory = ByteSize.FromGiB(2),
            MemorySlots = 8,
            BaseMemory = ByteSize.FromMiB(256),
            NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromMiB(256))],
            Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-one", ByteSize.FromMiB(128), 0)],
        };

        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);

        (await Read(machine.Id)).Configured.ShouldBe(target);
        WithoutSizing(machine.Inactive).ShouldBe(WithoutSizing(before));
        machine.Inactive.ShouldContain("passwd='s3cret'");
        machine.Inactive.ShouldContain("text=\"two&#10;lines\"");
    }

    [Fact]
    public async Task There_and_back_the_whole_XML_is_the_same_byte_for_byte()
    {
        using var machine = Machine();
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { MaxVcpus = 4, MemorySlots = 5 }, None);
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing, None);
        var before = machine.Inactive;

        var backup = await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing with { Vcpus = 4, MemorySlots = 9 }, None);
        backup.Content.ShouldBe(before);
        machine.Inactive.ShouldNotBe(before);
        await Hypervisor.RestoreConfigurationAsync(machine.Id, backup, None);

        machine.Inactive.ShouldBe(before);
    }

    [Fact]
    public async Task The_sizing_that_is_there_defines_nothing()
    {
        using var machine = Machine();
        var before = machine.Inactive;

        await Hypervisor.WriteConfigurationAsync(machine.Id, (await Read(machine.Id)).Configured, None);

        // Even libvirt's own order of controllers would change at a define (see WithoutSizing).
        machine.Inactive.ShouldBe(before);
    }

    private static LabMachine Machine() => new(
        n => LabMachine.Definition(n, ports: 0, top: Metadata, devices: Devices).Replace("</domain>", Commandline, StringComparison.Ordinal),
        started: false);

    /// <summary>
    /// Controllers are compared without regard to order: libvirt 9.0.0 appends the root ports that it adds at the first define
    /// and sorts them by index at the next, whatever is defined.
    /// </summary>
    private static string WithoutSizing(string xml)
    {
        var domain = XElement.Parse(xml);
        foreach (var name in new[] { "maxMemory", "memory", "currentMemory", "vcpu", "vcpus" })
        {
            domain.Element(name)?.Remove();
        }

        domain.Element("cpu")!.Element("numa")?.Remove();
        var devices = domain.Element("devices")!;
        devices.Elements("memory").Remove();
        var sorted = devices.Elements().OrderBy(d => d.ToString(), StringComparer.Ordinal).ToList();
        devices.ReplaceNodes(sorted);
        return domain.ToString();
    }
}
