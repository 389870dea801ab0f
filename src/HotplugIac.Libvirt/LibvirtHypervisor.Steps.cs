using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt;

/// <content>Steps on a machine that exists.</content>
public sealed partial class LibvirtHypervisor
{
    /// <inheritdoc/>
    public Task ApplyLiveAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        Action<LibvirtDomain> act = step switch
        {
            SetVcpusStep { NeedsGuest: true } fewer => domain => Unplugging.Vcpus(domain, fewer),
            SetVcpusStep set => domain => domain.SetVcpus(set.To, DomainVcpuFlags.Live),
            AttachMemoryDeviceStep attach => domain => domain.AttachDevice(Text(MemoryDeviceXml.Create(attach.Device)), DomainDeviceFlags.Live),
            DetachMemoryDeviceStep detach => domain => Unplugging.Detach(domain, detach),
            ResizeMemoryDeviceStep resize => domain => Resize(domain, resize),
            SetNumaTuneStep tune => domain => domain.SetNumaParameters(tune.To.Nodeset.ToString(), null, DomainModification.Live),
            WriteConfigurationStep => _ => { },
            _ => throw new NotSupportedException($"libvirt has no live half of {step.GetType().Name}."),
        };
        return step is WriteConfigurationStep
            ? Task.CompletedTask
            : ChangeAsync(
                step.Describe(),
                id,
                (_, domain) =>
                {
                    act(domain);
                    return true;
                },
                cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ConfigurationBackup> WriteConfigurationAsync(string id, Sizing sizing, CancellationToken cancellationToken) =>
        ChangeAsync(
            "write the configuration",
            id,
            (connection, domain) =>
            {
                // Defining a transient machine would make it persistent: nobody asked for that (RULEBOOK A4.6).
                if (!domain.IsPersistent())
                {
                    throw Failures.Step("write the configuration", $"{domain.Name} is transient and keeps no configuration.");
                }

                // libvirt would cap the number and report success.
                if (sizing.Vcpus > sizing.MaxVcpus)
                {
                    throw Failures.Step("write the configuration", $"maxvcpus must not be less than current vcpus ({sizing.MaxVcpus} < {sizing.Vcpus}).");
                }

                var before = domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure);
                var after = DomainXmlEditor.Apply(before, sizing);
                if (!ReferenceEquals(before, after))
                {
                    connection.Native.DefineXml(after).Dispose();
                }

                return new ConfigurationBackup(before);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task RestoreConfigurationAsync(string id, ConfigurationBackup backup, CancellationToken cancellationToken) =>
        ChangeAsync(
            "restore the configuration",
            id,
            (connection, _) =>
            {
                connection.Native.DefineXml(backup.Content).Dispose();
                return true;
            },
            cancellationToken);

    /// <summary>
    /// The update has to be the live device as it is, with address and alias, or libvirt does not find it; only
    /// <c>requested</c> may differ (RULEBOOK A2 "virtio-mem requested up/down", D2).
    /// </summary>
    private static void Resize(LibvirtDomain domain, ResizeMemoryDeviceStep step)
    {
        var live = DomainDocument.Parse(domain.GetXml());
        var device = MemoryDeviceReader.Read(live, BootRounding.None).FirstOrDefault(d => d.Device.Alias == step.Alias)
            ?? throw Failures.Step(step.Describe(), $"{domain.Name} has no memory device {step.Alias}.");
        var update = new XElement(device.Element);
        var target = Placement.Child(update, "target");
        target.Element("current")?.Remove();
        SizeText.Set(Placement.Child(target, "requested"), step.Requested);
        domain.UpdateDevice(Text(update), DomainDeviceFlags.Live);
    }

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
